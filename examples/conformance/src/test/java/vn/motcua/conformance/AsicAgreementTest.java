package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKey;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicSigner;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.token.JcaKey;

/** The containers we make EU DSS passes at the level we say, as we do ourselves. */
class AsicAgreementTest {

    @TempDir
    private static Path folder;

    private static TrustSetting setting;
    private static List<Path> files;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        files = List.of(
                Files.writeString(folder.resolve("đơn đề nghị.txt"), "Kính gửi: Ủy ban nhân dân xã Mẫu"),
                Files.writeString(folder.resolve("phụ lục.txt"), "1. Không có."));
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(MatrixKey.RSA_2048_PSS, MatrixKey.P_384)
                .flatMap(key -> Stream.of(SignatureLevel.values()).map(level -> Arguments.of(key, level)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    void validate_signed_passesAtThatLevel(MatrixKey kind, SignatureLevel level) throws Exception {
        TestKey officer = setting.officer(kind.type());
        Path container = Files.createTempFile(folder, "container", ".asice");
        CmsSignOptions options = CmsSignOptions.defaults()
                .withAlgorithm(kind.algorithm())
                .withTimestamps(setting.timestamps)
                .withEvidence(setting.evidence)
                .withLevel(level);
        try (SigningKey key = JcaKey.of(officer.privateKey(), officer.chain())) {
            AsicSigner.sign(files, container, key, options);
        }

        JudgedFile judged = JudgedFile.of(container, setting)
                .withLists(level.compareTo(SignatureLevel.B_LT) < 0 ? List.of(setting.lists) : List.of());
        List<Judgement> passed = List.of(new Judgement("CAdES " + level.label(), "TOTAL_PASSED", ""));
        assertThat(judged.theirs()).isEqualTo(passed);
        assertThat(judged.ours()).isEqualTo(passed);
    }
}
