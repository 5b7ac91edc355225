package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.DssProcess.Verdict;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** What we sign, and raise later, EU DSS passes at the level we say, as we do ourselves. */
class DssAgreementTest {

    @TempDir
    private static Path folder;

    private static TrustSetting setting;
    private static DssProcess dss;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        dss = DssProcess.shared();
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    /** Every level by either key, and every level raised from a signature that was made without a network. */
    static Stream<Arguments> ways() {
        return Stream.of(TestKeyType.RSA_2048, TestKeyType.EC_P256)
                .flatMap(type -> Stream.of(
                        Arguments.of(type, SignatureLevel.B_B, SignatureLevel.B_B),
                        Arguments.of(type, SignatureLevel.B_T, SignatureLevel.B_T),
                        Arguments.of(type, SignatureLevel.B_T, SignatureLevel.B_LT),
                        Arguments.of(type, SignatureLevel.B_T, SignatureLevel.B_LTA),
                        Arguments.of(type, SignatureLevel.B_B, SignatureLevel.B_T),
                        Arguments.of(type, SignatureLevel.B_B, SignatureLevel.B_LT),
                        Arguments.of(type, SignatureLevel.B_B, SignatureLevel.B_LTA),
                        Arguments.of(type, SignatureLevel.B_LTA, SignatureLevel.B_LTA)));
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @MethodSource("ways")
    void validate_signedOrRaised_passesAtThatLevel(TestKeyType type, SignatureLevel from, SignatureLevel to)
            throws Exception {
        Path file = raised(signed(type, from), from, to);
        // From B-LT on all that is needed is in the file.
        Path[] given = to.compareTo(SignatureLevel.B_LT) < 0 ? setting.lists : new Path[0];

        assertThat(dss.validate(file, setting.anchors, given))
                .containsExactly(new Verdict("PAdES-BASELINE-" + to.label().substring(2), "TOTAL_PASSED", "", "[]"));
        assertThat(SignatureValidator.validate(
                                file,
                                ValidationOptions.defaults()
                                        .withAnchors(TrustAnchors.load(setting.anchors))
                                        .withCrls(TrustSetting.contents(given)))
                        .signatures())
                .first()
                .satisfies(report -> assertThat(report.level().label()).isEqualTo(to.label()))
                .satisfies(report -> assertThat(report.indication()).hasToString("TOTAL_PASSED"));
    }

    private static Path signed(TestKeyType type, SignatureLevel level) throws IOException {
        TestKey officer = setting.officer(type);
        Path in = folder.resolve("in.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(in.toFile());
        }
        PdfSignOptions options = PdfSignOptions.defaults();
        Path signed = folder.resolve("signed.pdf");
        try (SigningKey key = JcaKey.of(officer.privateKey(), officer.chain())) {
            PdfSigner.sign(
                    in,
                    signed,
                    key,
                    level == SignatureLevel.B_B ? options : options.withTimestamps(setting.timestamps));
        }
        if (level.compareTo(SignatureLevel.B_T) <= 0) {
            return signed;
        }
        return extended(signed, folder.resolve("archived.pdf"), level);
    }

    private static Path raised(Path signed, SignatureLevel from, SignatureLevel to) {
        return from == to && to.compareTo(SignatureLevel.B_LTA) < 0
                ? signed
                : extended(signed, folder.resolve("raised.pdf"), to);
    }

    private static Path extended(Path in, Path out, SignatureLevel level) {
        PdfSigner.extend(
                in,
                out,
                PdfExtendOptions.to(level).withTimestamps(setting.timestamps).withEvidence(setting.evidence));
        return out;
    }

    @ParameterizedTest
    @MethodSource("keyTypes")
    void validate_twoSignersRaisedTogether_bothPass(TestKeyType type) throws Exception {
        Path first = signed(type, SignatureLevel.B_T);
        TestKey agency = setting.agency(type);
        Path second = folder.resolve("second.pdf");
        try (SigningKey key = JcaKey.of(agency.privateKey(), agency.chain())) {
            PdfSigner.sign(first, second, key, PdfSignOptions.defaults().withTimestamps(setting.timestamps));
        }

        Path file = extended(second, folder.resolve("both.pdf"), SignatureLevel.B_LTA);

        List<Verdict> verdicts = dss.validate(file, setting.anchors);
        assertThat(verdicts).hasSize(2).allSatisfy(verdict -> {
            assertThat(verdict.format()).isEqualTo("PAdES-BASELINE-LTA");
            assertThat(verdict.indication()).isEqualTo("TOTAL_PASSED");
        });
    }

    static Stream<TestKeyType> keyTypes() {
        return Stream.of(TestKeyType.RSA_2048, TestKeyType.EC_P256);
    }
}
