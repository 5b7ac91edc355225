package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.DssProcess.Verdict;
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.CmsExtendOptions;
import vn.motcua.signing.cms.CmsPackaging;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** What we sign as CMS, and raise later, EU DSS passes at the level we say, as we do ourselves. */
@RequiresNative("openssl")
class CmsAgreementTest {

    @TempDir
    private static Path folder;

    private static TrustSetting setting;
    private static DssProcess dss;
    private static Path content;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        dss = DssProcess.shared();
        byte[] noise = new byte[50_000];
        new Random(50_000).nextBytes(noise);
        content = Files.write(folder.resolve("content"), noise);
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(TestKeyType.RSA_2048, TestKeyType.EC_P256)
                .flatMap(type -> Arrays.stream(CmsPackaging.values())
                        .flatMap(packaging -> Arrays.stream(SignatureLevel.values())
                                .map(level -> Arguments.of(type, packaging, level))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("ways")
    void validate_signed_passesAtThatLevel(TestKeyType type, CmsPackaging packaging, SignatureLevel level)
            throws Exception {
        requirePassed(signed(type, packaging, level), packaging, level);
    }

    @Test
    void validate_archiveRenewed_passes() throws Exception {
        Path archived = signed(TestKeyType.EC_P256, CmsPackaging.DETACHED, SignatureLevel.B_LTA);

        requirePassed(raised(archived, SignatureLevel.B_LTA), CmsPackaging.DETACHED, SignatureLevel.B_LTA);
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    void validate_twoSignersAndACounterSignature_allPass(CmsPackaging packaging) throws Exception {
        Path first = signed(TestKeyType.EC_P256, packaging, SignatureLevel.B_T);
        Path both = folder.resolve("both");
        Path countered = folder.resolve("countered");
        TestKey agency = setting.agency(TestKeyType.RSA_2048);
        CmsSignOptions options = CmsSignOptions.defaults().withContent(content).withLevel(SignatureLevel.B_B);
        try (SigningKey key = JcaKey.of(agency.privateKey(), agency.chain())) {
            CmsSigner.coSign(first, both, key, options);
            CmsSigner.counterSign(first, countered, key, options);
        }

        requirePassedAlsoRaised(both, packaging, UnaryOperator.identity());
        requirePassedAlsoRaised(countered, packaging, level -> SignatureLevel.B_B);
        assertThat(Judges.openssl(both, content, setting.anchors)).contains("CMS Verification successful");
    }

    /**
     * What is raised are the signatures over the content: a counter-signature is proven by the time-stamps of the one
     * that carries it, and stays as it was made.
     */
    private static void requirePassedAlsoRaised(Path file, CmsPackaging packaging, UnaryOperator<SignatureLevel> second)
            throws IOException {
        requireBothPassed(file, packaging, List.of(SignatureLevel.B_T, SignatureLevel.B_B));
        for (SignatureLevel level : List.of(SignatureLevel.B_LT, SignatureLevel.B_LTA)) {
            requireBothPassed(raised(file, level), packaging, List.of(level, second.apply(level)));
        }
    }

    /** Signers stand in the order of their encodings. */
    private static void requireBothPassed(Path file, CmsPackaging packaging, List<SignatureLevel> levels)
            throws IOException {
        JudgedFile judged = JudgedFile.of(file, setting)
                .withContents(packaging == CmsPackaging.DETACHED ? List.of(content) : List.of())
                .withLists(levels.contains(SignatureLevel.B_T) ? List.of(setting.lists) : List.of());
        assertThat(judged.theirs())
                .containsExactlyInAnyOrderElementsOf(levels.stream()
                        .map(level -> new Judgement("CAdES " + level.label(), "TOTAL_PASSED", ""))
                        .toList());
        assertThat(judged.ours()).isEqualTo(judged.theirs());
    }

    private static Path raised(Path signed, SignatureLevel level) {
        Path out = folder.resolve("raised");
        CmsSigner.extend(
                signed,
                out,
                CmsExtendOptions.to(level)
                        .withContent(content)
                        .withTimestamps(setting.timestamps)
                        .withEvidence(setting.evidence));
        return out;
    }

    private static Path signed(TestKeyType type, CmsPackaging packaging, SignatureLevel level) {
        TestKey officer = setting.officer(type);
        Path signed = folder.resolve("signed");
        CmsSignOptions options = CmsSignOptions.defaults()
                .withPackaging(packaging)
                .withTimestamps(setting.timestamps)
                .withEvidence(setting.evidence)
                .withLevel(level);
        try (SigningKey key = JcaKey.of(officer.privateKey(), officer.chain())) {
            CmsSigner.sign(content, signed, key, options);
        }
        return signed;
    }

    /** From B-LT on all that is needed is in the file. */
    private static void requirePassed(Path file, CmsPackaging packaging, SignatureLevel level) throws IOException {
        Path[] lists = level.compareTo(SignatureLevel.B_LT) < 0 ? setting.lists : new Path[0];
        List<Verdict> verdicts = packaging == CmsPackaging.DETACHED
                ? dss.judge(JudgedFile.of(file, setting)
                        .withContents(List.of(content))
                        .withLists(List.of(lists)))
                : dss.validate(file, setting.anchors, lists);
        assertThat(verdicts)
                .containsExactly(new Verdict("CAdES-BASELINE-" + level.label().substring(2), "TOTAL_PASSED", "", "[]"));
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.load(setting.anchors))
                .withCrls(TrustSetting.contents(lists))
                .withContent(content);
        assertThat(SignatureValidator.validate(file, options).signatures())
                .singleElement()
                .satisfies(report -> assertThat(report.level().label()).isEqualTo(level.label()))
                .satisfies(report -> assertThat(report.indication()).hasToString("TOTAL_PASSED"));
    }
}
