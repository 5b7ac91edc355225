package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.DssProcess.Verdict;
import vn.motcua.http.Secret;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/**
 * Every level by every key on documents of every structure, before four judges: pdfsig, EU DSS, {@code openssl cms} and
 * ourselves; and veraPDF where the document is a PDF/A.
 */
@RequiresNative({"pdfsig", "openssl"})
class SigningMatrixTest {

    @TempDir
    private static Path folder;

    private static final Map<MatrixDocument, Path> DOCUMENTS = new EnumMap<>(MatrixDocument.class);
    private static TrustSetting setting;
    private static SigningKey agency;
    private static DssProcess dss;
    private static TrustAnchors anchors;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        anchors = TrustAnchors.load(setting.anchors);
        agency = key(setting.agency(TestKeyType.RSA_2048));
        dss = DssProcess.shared();
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    /** One signature: what it is to reach, by which key, on which document. */
    record Cell(MatrixDocument document, MatrixKey key, SignatureLevel level) {

        @Override
        public String toString() {
            return document + ", " + key + ", " + level.label();
        }
    }

    /** Every document meets every key, every document every level and every key every level. */
    static Stream<Cell> pairs() {
        List<SignatureLevel> levels = List.of(SignatureLevel.values());
        List<MatrixKey> keys = List.of(MatrixKey.values());
        List<MatrixDocument> documents = List.of(MatrixDocument.values());
        return all().filter(cell -> {
            int turn = documents.indexOf(cell.document()) + keys.indexOf(cell.key());
            return turn % levels.size() == levels.indexOf(cell.level());
        });
    }

    static Stream<Cell> all() {
        return Stream.of(MatrixDocument.values())
                .flatMap(document -> Stream.of(MatrixKey.values())
                        .flatMap(key ->
                                Stream.of(SignatureLevel.values()).map(level -> new Cell(document, key, level))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void sign_everyPair_isAcceptedByEveryJudge(Cell cell) throws Exception {
        judge(cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @Tag("full")
    void sign_everyCell_isAcceptedByEveryJudge(Cell cell) throws Exception {
        judge(cell);
    }

    private static void judge(Cell cell) throws Exception {
        MatrixDocument document = cell.document();
        Path file = signed(cell);
        int signatures = document.earlier() + 1;

        assertThat(Judges.pdfsig(file, document.password()))
                .filteredOn(verdict -> !verdict.equals("Signature has not yet been verified."))
                .isEqualTo(Collections.nCopies(signatures, "Signature is Valid."));
        assertThat(Judges.openssl(file, document.password(), setting.anchors))
                .isEqualTo(Collections.nCopies(signatures, "CMS Verification successful"));
        requireDss(cell, file, signatures);
        requireOurs(cell, file, signatures);
        if (document.isArchival()) {
            assertThat(PdfaJudge.violations(file)).isEmpty();
        }
    }

    private static void requireDss(Cell cell, Path file, int signatures) throws IOException {
        Path[] given = given(cell);
        List<Verdict> verdicts = cell.document().isEncrypted()
                ? dss.decipher(cell.document().password(), file, setting.anchors, given)
                : dss.validate(file, setting.anchors, given);
        assertThat(verdicts)
                .hasSize(signatures)
                .allSatisfy(verdict -> assertThat(verdict.indication()).isEqualTo("TOTAL_PASSED"));
        assertThat(verdicts.get(signatures - 1))
                .isEqualTo(
                        new Verdict("PAdES-BASELINE-" + cell.level().label().substring(2), "TOTAL_PASSED", "", "[]"));
    }

    /** From B-LT on all that is needed is in the file. */
    private static Path[] given(Cell cell) {
        return cell.level().compareTo(SignatureLevel.B_LT) < 0 ? setting.lists : new Path[0];
    }

    private static void requireOurs(Cell cell, Path file, int signatures) throws IOException {
        ValidationOptions options =
                ValidationOptions.defaults().withAnchors(anchors).withCrls(TrustSetting.contents(given(cell)));
        if (cell.document().isEncrypted()) {
            options = options.withPassword(Secret.of(cell.document().password()));
        }
        List<SignatureReport> reports =
                SignatureValidator.validate(file, options).signatures();
        assertThat(reports)
                .hasSizeGreaterThanOrEqualTo(signatures)
                .allSatisfy(report -> assertThat(report.indication()).hasToString("TOTAL_PASSED"));
        assertThat(reports.get(signatures - 1).level().label())
                .isEqualTo(cell.level().label());
    }

    private static Path signed(Cell cell) throws IOException {
        Path in = DOCUMENTS.get(cell.document());
        if (in == null) {
            in = cell.document().make(folder.resolve(cell.document() + ".pdf"), agency);
            DOCUMENTS.put(cell.document(), in);
        }
        Path out = folder.resolve("signed.pdf");
        try (SigningKey key = key(setting.officer(cell.key().type()))) {
            PdfSignOptions options = cell.document().special(PdfSignOptions.defaults());
            options = options.withAlgorithm(cell.key().algorithm());
            PdfSigner.sign(
                    in,
                    out,
                    key,
                    cell.level() == SignatureLevel.B_B ? options : options.withTimestamps(setting.timestamps));
        }
        return cell.level().compareTo(SignatureLevel.B_LT) < 0 ? out : raised(cell, out);
    }

    private static Path raised(Cell cell, Path signed) {
        PdfExtendOptions options = PdfExtendOptions.to(cell.level())
                .withTimestamps(setting.timestamps)
                .withEvidence(setting.evidence);
        if (cell.document().isEncrypted()) {
            options = options.withPassword(Secret.of(cell.document().password()));
        }
        Path out = folder.resolve("raised.pdf");
        PdfSigner.extend(signed, out, options);
        return out;
    }

    private static SigningKey key(TestKey holder) {
        return JcaKey.of(holder.privateKey(), holder.chain());
    }
}
