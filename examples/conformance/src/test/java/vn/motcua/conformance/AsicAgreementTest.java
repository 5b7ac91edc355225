package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicExtendOptions;
import vn.motcua.signing.cms.AsicSignOptions;
import vn.motcua.signing.cms.AsicSigner;
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
        Path container = next();
        try (SigningKey key = key(setting.officer(kind.type()))) {
            AsicSigner.sign(files, container, key, options(level).withAlgorithm(kind.algorithm()));
        }

        requirePassed(container, level, 1);
    }

    @Test
    void validate_secondSignerThenRaised_bothPass() throws Exception {
        Path first = next();
        Path both = next();
        Path raised = next();
        try (SigningKey officer = key(setting.officer(TestKeyType.EC_P256));
                SigningKey agency = key(setting.agency(TestKeyType.RSA_2048))) {
            AsicSigner.sign(files, first, officer, options(SignatureLevel.B_T));
            AsicSigner.coSign(first, both, agency, options(SignatureLevel.B_T));
        }
        requirePassed(both, SignatureLevel.B_T, 2);

        AsicSigner.extend(
                both,
                raised,
                AsicExtendOptions.to(SignatureLevel.B_LT)
                        .withTimestamps(setting.timestamps)
                        .withEvidence(setting.evidence));
        requirePassed(raised, SignatureLevel.B_LT, 2);
    }

    private static SigningKey key(TestKey holder) {
        return JcaKey.of(holder.privateKey(), holder.chain());
    }

    private static Path next() throws IOException {
        return Files.createTempFile(folder, "container", ".asice");
    }

    private static AsicSignOptions options(SignatureLevel level) {
        return AsicSignOptions.defaults()
                .withTimestamps(setting.timestamps)
                .withEvidence(setting.evidence)
                .withLevel(level);
    }

    private static void requirePassed(Path container, SignatureLevel level, int signatures) throws IOException {
        JudgedFile judged = JudgedFile.of(container, setting)
                .withLists(level.compareTo(SignatureLevel.B_LT) < 0 ? List.of(setting.lists) : List.of());
        List<Judgement> passed =
                Collections.nCopies(signatures, new Judgement("CAdES " + level.label(), "TOTAL_PASSED", ""));
        assertThat(judged.theirs()).isEqualTo(passed);
        assertThat(judged.ours()).isEqualTo(passed);
    }
}
