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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicExtendOptions;
import vn.motcua.signing.cms.AsicForm;
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
        return Stream.of(AsicForm.values())
                .flatMap(form -> Stream.of(MatrixKey.RSA_2048_PSS, MatrixKey.P_384)
                        .flatMap(key ->
                                Stream.of(SignatureLevel.values()).map(level -> Arguments.of(form, key, level))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("ways")
    void validate_signed_passesAtThatLevel(AsicForm form, MatrixKey kind, SignatureLevel level) throws Exception {
        Path container = next();
        try (SigningKey key = key(setting.officer(kind.type()))) {
            AsicSigner.sign(files, container, key, options(form, level).withAlgorithm(kind.algorithm()));
        }

        requirePassed(container, form, level, 1);
    }

    @ParameterizedTest
    @EnumSource(AsicForm.class)
    void validate_secondSignerThenRaisedLevelByLevel_bothPass(AsicForm form) throws Exception {
        Path file = next();
        Path both = next();
        try (SigningKey officer = key(setting.officer(TestKeyType.EC_P256));
                SigningKey agency = key(setting.agency(TestKeyType.RSA_2048))) {
            AsicSigner.sign(files, file, officer, options(form, SignatureLevel.B_B));
            AsicSigner.coSign(file, both, agency, options(form, SignatureLevel.B_B));
        }
        requirePassed(both, form, SignatureLevel.B_B, 2);

        file = both;
        for (SignatureLevel level :
                List.of(SignatureLevel.B_T, SignatureLevel.B_LT, SignatureLevel.B_LTA, SignatureLevel.B_LTA)) {
            file = raised(file, level);
            requirePassed(file, form, level, 2);
        }
    }

    private static Path raised(Path container, SignatureLevel level) throws IOException {
        Path out = next();
        AsicSigner.extend(
                container,
                out,
                AsicExtendOptions.to(level).withTimestamps(setting.timestamps).withEvidence(setting.evidence));
        return out;
    }

    private static SigningKey key(TestKey holder) {
        return JcaKey.of(holder.privateKey(), holder.chain());
    }

    private static Path next() throws IOException {
        return Files.createTempFile(folder, "container", ".asice");
    }

    private static AsicSignOptions options(AsicForm form, SignatureLevel level) {
        return AsicSignOptions.defaults()
                .withForm(form)
                .withTimestamps(setting.timestamps)
                .withEvidence(setting.evidence)
                .withLevel(level);
    }

    private static void requirePassed(Path container, AsicForm form, SignatureLevel level, int signatures)
            throws IOException {
        JudgedFile judged = JudgedFile.of(container, setting)
                .withLists(level.compareTo(SignatureLevel.B_LT) < 0 ? List.of(setting.lists) : List.of());
        String format = form == AsicForm.CADES ? "CAdES " : "XAdES ";
        List<Judgement> passed =
                Collections.nCopies(signatures, new Judgement(format + level.label(), "TOTAL_PASSED", ""));
        assertThat(judged.theirs()).isEqualTo(passed);
        assertThat(judged.ours()).isEqualTo(passed);
    }
}
