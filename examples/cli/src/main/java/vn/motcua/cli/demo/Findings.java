package vn.motcua.cli.demo;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.StoredDossier;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.validation.ValidationReport;
import vn.motcua.storage.pdfa.ArchiveFile;

/** What stands on disk and at the portal when all is done, and whether it is as it should be. */
record Findings(
        ValidationReport signatures, ValidationReport record, List<Check> checks, List<List<String>> journalRows) {

    static final List<String> SIGNATURE_COLUMNS =
            List.of("Người ký", "Thời điểm ký", "Kết luận", "Toàn vẹn", "Phạm vi", "Ghi chú");
    static final List<String> JOURNAL_COLUMNS = List.of("Số", "Lúc", "Bên nhận", "Việc", "HTTP");

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** One thing that was looked at. */
    record Check(String what, boolean good) {}

    static Findings gather(Folder folder, Dossier dossier, ArchiveFile archive, Sandbox sandbox) throws IOException {
        ValidationReport signatures;
        ValidationReport record;
        try (EvidenceClient evidence =
                EvidenceClient.open(EvidenceOptions.defaults().withPrivateHosts(Set.of("127.0.0.1")))) {
            ValidationOptions options = ValidationOptions.defaults()
                    .withAnchors(TrustAnchors.load(folder.anchor()))
                    .withEvidenceClient(evidence);
            signatures = SignatureValidator.validate(folder.result(), options);
            record = SignatureValidator.validate(folder.record(), options);
        }
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "Hai chữ ký hợp lệ (TOTAL_PASSED)",
                signatures.allPassed() && signatures.signatures().size() == 2));
        checks.add(new Check(
                "Bản ghi kết quả ký dạng XML (" + folder.record().getFileName() + ") hợp lệ và nêu đúng tệp kết quả",
                record.allPassed()
                        && ResultRecord.isSignedOver(folder.record(), record, Folder.sha256(folder.result()))));
        checks.add(new Check(
                "SHA-256 của bản số hóa trên đĩa đúng như đã ghi",
                Folder.sha256(archive.path()).equals(archive.sha256())));
        checks.add(new Check(
                "SHA-256 của kết quả trên đĩa đúng như trong hồ sơ",
                hashOf(dossier).equals(Optional.of(Folder.sha256(folder.result())))));
        checks.add(new Check(
                "Hồ sơ ở trạng thái 10 trong hệ thống", dossier.status().equals(DossierStatus.RETURNED)));
        checks.add(new Check("Cổng giữ hồ sơ ở trạng thái 10 với đủ tiến độ", isOnPortal(dossier, sandbox)));
        return new Findings(signatures, record, checks, journal(sandbox));
    }

    boolean allGood() {
        return checks.stream().allMatch(Check::good);
    }

    String summary() {
        return allGood()
                ? Stream.of(signatures, record)
                                .mapToInt(report -> report.signatures().size())
                                .sum()
                        + " signatures pass, hashes match, portal status 10"
                : checks.stream()
                        .filter(check -> !check.good())
                        .map(Check::what)
                        .collect(Collectors.joining("; ", "NOT AS IT SHOULD BE: ", ""));
    }

    List<List<String>> signatureRows() {
        return Stream.of(signatures, record)
                .flatMap(report -> report.signatures().stream())
                .map(Findings::row)
                .toList();
    }

    List<List<String>> checkRows() {
        return checks.stream()
                .map(check -> Report.cells(check.what(), check.good() ? "đạt" : "KHÔNG ĐẠT"))
                .toList();
    }

    private static List<String> row(SignatureReport signature) {
        return Report.cells(
                signature.signer().orElse("-"),
                signature
                        .signingTime()
                        .map(it -> VietnamTime.at(it).toOffsetDateTime().toString())
                        .orElse("-"),
                signature.indication(),
                signature.integrity() ? "có" : "KHÔNG",
                signature.coverage(),
                signature.reasons().stream()
                        .map(reason -> reason.text(VIETNAMESE))
                        .collect(Collectors.joining("; ")));
    }

    private static Optional<String> hashOf(Dossier dossier) {
        return dossier.result().map(result -> result.attachments().get(0).sha256());
    }

    private static boolean isOnPortal(Dossier dossier, Sandbox sandbox) {
        Optional<StoredDossier> stored = sandbox.portal().dossier(dossier.code().toString());
        return stored.filter(it -> it.status().equals("10")
                        && it.progress().size() == dossier.progress().size())
                .isPresent();
    }

    private static List<List<String>> journal(Sandbox sandbox) {
        return sandbox.journal().entries().stream()
                .map(entry -> Report.cells(
                        entry.number(),
                        VietnamTime.at(entry.at()).toLocalTime().truncatedTo(ChronoUnit.MILLIS),
                        entry.party(),
                        entry.operation(),
                        entry.httpStatus()))
                .toList();
    }
}
