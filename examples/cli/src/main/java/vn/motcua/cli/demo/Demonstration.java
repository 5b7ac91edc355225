package vn.motcua.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.dossier.Dossier;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.payment.Payment;
import vn.motcua.payment.fee.FeeAssessment;
import vn.motcua.payment.fee.FeeRequest;
import vn.motcua.payment.fee.FeeResult;
import vn.motcua.payment.fee.FeeSchedule;
import vn.motcua.portal.MapiPortal;
import vn.motcua.portal.PortalAccount;
import vn.motcua.portal.PortalSettings;
import vn.motcua.portal.ProgressResult;
import vn.motcua.portal.SyncResult;
import vn.motcua.sandbox.PortalSandbox;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.storage.pdfa.ArchiveFile;
import vn.motcua.storage.pdfa.DocumentMetadata;
import vn.motcua.storage.pdfa.PdfaOptions;
import vn.motcua.storage.pdfa.PdfaWriter;

/** One dossier from paper to portal, each step by the module that does it for vendors. */
final class Demonstration {

    private static final int STEPS = 10;

    private final Folder folder;
    private final DemoKeys keys;
    private final Clock clock;
    private final Desk desk;
    private final Steps steps;

    Demonstration(Path out, DemoKeys keys, Clock clock, PrintWriter console) {
        this.folder = new Folder(out);
        this.keys = keys;
        this.clock = clock;
        this.desk = new Desk(clock);
        this.steps = new Steps(console, STEPS);
    }

    /** Runs every step; false when what was read back is not as it should be. */
    boolean run(List<Path> scans) throws Exception {
        Files.createDirectories(folder.root());
        try (Sandbox sandbox = steps.run(Sandbox::start, it -> "sandbox at " + it.baseUrl());
                MapiPortal portal = open(sandbox.portal());
                PaymentCounter counter = PaymentCounter.open(sandbox.payments())) {
            return handle(scans, new Parties(sandbox, portal, counter));
        }
    }

    private record Parties(Sandbox sandbox, MapiPortal portal, PaymentCounter counter) {}

    private boolean handle(List<Path> scans, Parties parties) throws Exception {
        Dossier dossier = receive(parties);
        ArchiveFile archive = digitise(scans, dossier);
        DemoSigners signers = steps.run(
                () -> DemoSigners.issue(keys, parties.sandbox().trust().pki(), folder),
                made -> "keys of the officer and the agency in: " + keys.place());
        try (signers) {
            dossier = signByOfficer(dossier, archive, signers);
            Payment payment = pay(dossier, archive.pages().size(), parties);
            dossier = afterPayment(dossier, payment);
            dossier = signByAgency(dossier, signers);
            signRecord(dossier, signers);
            dossier = deliver(dossier, parties);
            Findings findings = readBack(dossier, archive, parties);
            report(dossier, payment, findings);
            return findings.allGood();
        }
    }

    private Dossier receive(Parties parties) throws Exception {
        return steps.run(
                () -> {
                    Dossier received = desk.receive();
                    SyncResult result = parties.portal().synchronise(received);
                    require(result instanceof SyncResult.Created, "the portal did not create the dossier: " + result);
                    return received;
                },
                it -> "received at " + Desk.COMMUNE.code() + " " + Desk.COMMUNE.designation() + ": " + it.code()
                        + " (the agency identifier is a sample), due "
                        + Desk.dueOf(it).orElse("-") + ", on the portal");
    }

    private ArchiveFile digitise(List<Path> scans, Dossier dossier) throws Exception {
        return steps.run(
                () -> {
                    List<Path> pages = scans.isEmpty() ? DrawnScan.drawInto(folder.root()) : scans;
                    DocumentMetadata metadata = DocumentMetadata.titled("Bản chính hồ sơ " + dossier.code())
                            .withAgency("UBND xã Điềm Thuỵ")
                            .withIdentifier(dossier.code().toString());
                    PdfaOptions options =
                            PdfaOptions.defaults().withMetadata(metadata).withClock(clock);
                    return PdfaWriter.write(pages, folder.archive(), options);
                },
                it -> "digitised " + it.pages().size() + " pages into a PDF/A-2b of " + it.bytes() / 1024 + " kB");
    }

    private Dossier signByOfficer(Dossier dossier, ArchiveFile archive, DemoSigners signers) throws Exception {
        return steps.run(
                () -> {
                    sign(
                            archive.path(),
                            folder.signedByOfficer(),
                            signers.officer(),
                            SignatureAppearance.digitizer(Desk.OFFICER));
                    return desk.digitised(dossier, archive, signers.officerSerial());
                },
                it -> "signed by the officer (digitizer, top left)");
    }

    private Payment pay(Dossier dossier, int pages, Parties parties) throws Exception {
        return steps.run(
                () -> parties.counter().collect(dossier, fee(dossier, pages)),
                it -> "fee of " + it.amount() + " paid and confirmed by a query, transaction " + it.transactionId());
    }

    private FeeAssessment fee(Dossier dossier, int pages) throws IOException {
        FeeRequest request =
                FeeRequest.of(dossier.procedure().code(), dossier.code().date()).withPages(pages);
        FeeResult result = FeeSchedule.bundled().assess(request);
        if (result instanceof FeeResult.Assessed assessed) {
            return assessed.assessment();
        }
        throw new IOException("no tariff: " + result);
    }

    private Dossier afterPayment(Dossier dossier, Payment payment) {
        Dossier asked = desk.paymentRequested(dossier, payment.amount());
        return desk.transferred(desk.paid(asked, payment));
    }

    private Dossier signByAgency(Dossier dossier, DemoSigners signers) throws Exception {
        return steps.run(
                () -> {
                    sign(
                            folder.signedByOfficer(),
                            folder.result(),
                            signers.agency(),
                            SignatureAppearance.copy(CopyForm.TRUE_COPY, DemoSigners.AGENCY));
                    return desk.completed(dossier, folder.result(), Folder.sha256(folder.result()));
                },
                it -> "signed by the agency (copy, top right)");
    }

    private void signRecord(Dossier dossier, DemoSigners signers) throws Exception {
        steps.run(
                () -> {
                    ResultRecord.sign(dossier, folder, signers.agency(), clock);
                    return folder.record();
                },
                it -> "record of the result signed by the agency as XML: " + it.getFileName());
    }

    private void sign(Path in, Path out, SigningKey key, SignatureAppearance appearance) throws IOException {
        Files.deleteIfExists(out);
        PdfSigner.sign(
                in,
                out,
                key,
                PdfSignOptions.defaults().withAppearance(appearance).withClock(clock));
    }

    private Dossier deliver(Dossier dossier, Parties parties) throws Exception {
        return steps.run(
                () -> {
                    Dossier returned = desk.returned(dossier);
                    SyncResult result = parties.portal().synchronise(returned);
                    require(result instanceof SyncResult.Updated, "the portal did not update the dossier: " + result);
                    ProgressResult progress = parties.portal().updateProgress(returned);
                    require(progress instanceof ProgressResult.Taken, "the portal refused the progress: " + progress);
                    return returned;
                },
                it -> "delivered; dossier and " + it.progress().size() + " steps on the portal, status " + it.status());
    }

    private Findings readBack(Dossier dossier, ArchiveFile archive, Parties parties) throws Exception {
        return steps.run(
                () -> Findings.gather(folder, dossier, archive, parties.sandbox()),
                it -> "read back from disk and from the portal: " + it.summary());
    }

    private void report(Dossier dossier, Payment payment, Findings findings) throws IOException {
        List<List<String>> steps = new ArrayList<>();
        this.steps
                .done()
                .forEach(step -> steps.add(Report.cells(step.said(), step.took().toMillis() + " ms")));
        new Report(
                        "Một hồ sơ từ giấy đến Cổng: " + dossier.code(),
                        "Người, cơ quan và chứng thư số đều là mẫu. Khoá ký: " + keys.place() + ".")
                .table("Các bước", List.of("Bước", "Thời gian"), steps)
                .pictures("Bản sao điện tử với các chữ ký nhìn thấy được", PagePictures.of(folder.result()))
                .table("Kiểm tra chữ ký", Findings.SIGNATURE_COLUMNS, findings.signatureRows())
                .table("Kiểm tra khác", List.of("Điều kiểm tra", "Kết quả"), findings.checkRows())
                .table("Thanh toán", List.of("Mục", "Giá trị"), paymentRows(payment))
                .table(
                        "Nhật ký của Cổng và nền tảng thanh toán (sandbox)",
                        Findings.JOURNAL_COLUMNS,
                        findings.journalRows())
                .chart("Chỉ số nửa năm của xã mẫu", new HalfYearChart(GeneratedHalfYear.tally()))
                .writeTo(folder.report());
    }

    private static List<List<String>> paymentRows(Payment payment) {
        return List.of(
                Report.cells("Mã tham chiếu", payment.reference()),
                Report.cells("Số tiền", payment.amount()),
                Report.cells("Mã giao dịch", payment.transactionId()),
                Report.cells("Thời điểm", VietnamTime.at(payment.paidAt()).toOffsetDateTime()),
                Report.cells("Trạng thái", payment.state()));
    }

    private static MapiPortal open(PortalSandbox sandbox) {
        PortalAccount account = new PortalAccount(sandbox.username(), Secret.of(sandbox.password()));
        return MapiPortal.open(
                PortalSettings.of(sandbox.loginUrl(), sandbox.serviceUrl(), Desk.AGENCY, account),
                HttpSettings.defaults());
    }

    private static void require(boolean holds, @Nullable String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
