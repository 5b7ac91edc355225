package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.xml.Canonicalization;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlPackaging;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.XmlPolicy;
import vn.motcua.signing.xml.XmlReference;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** What we sign as XML, and raise later, EU DSS passes at the level we say, as we do ourselves and as xmlsec1 does. */
@RequiresNative("xmlsec1")
class XmlAgreementTest {

    private static final String INVOICE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <HDon xmlns:x="urn:x">
          <DLHDon Id="data" x:kind="thử"><TTChung><SHDon>7</SHDon></TTChung></DLHDon>
          <DLKhac Id="more"><TTChung><SHDon>8</SHDon></TTChung></DLKhac>
          <DSCKS><NBan/></DSCKS>
        </HDon>
        """;

    @TempDir
    private static Path folder;

    private static TrustSetting setting;
    private static Path invoice;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        invoice = Files.writeString(folder.resolve("hoa-don.xml"), INVOICE);
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    static Stream<Arguments> levels() {
        return Stream.of(MatrixKey.RSA_2048, MatrixKey.P_256)
                .flatMap(key -> Arrays.stream(XmlPackaging.values())
                        .flatMap(packaging -> Arrays.stream(SignatureLevel.values())
                                .map(level -> Arguments.of(key, packaging, level))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("levels")
    void validate_signed_passesAtThatLevel(MatrixKey key, XmlPackaging packaging, SignatureLevel level)
            throws Exception {
        requirePassed(signed(invoice, key, to(level).withPackaging(packaging)), packaging, level);
    }

    @ParameterizedTest
    @EnumSource(XmlPackaging.class)
    void validate_raisedLevelByLevelAndRenewed_passesEachTime(XmlPackaging packaging) throws Exception {
        Path file = signed(invoice, MatrixKey.P_256, XmlSignOptions.defaults().withPackaging(packaging));
        for (SignatureLevel level :
                List.of(SignatureLevel.B_T, SignatureLevel.B_LT, SignatureLevel.B_LTA, SignatureLevel.B_LTA)) {
            file = raised(file, level);

            requirePassed(file, packaging, level);
        }

        assertThat(Files.readString(file).split(":ArchiveTimeStamp>", -1)).hasSize(1 + 2);
    }

    @ParameterizedTest
    @EnumSource(XmlPackaging.class)
    void validate_counterSigned_bothPassAlsoWhenRaised(XmlPackaging packaging) throws Exception {
        Path first = signed(invoice, MatrixKey.P_256, to(SignatureLevel.B_T).withPackaging(packaging));
        Path countered = countered(first, to(SignatureLevel.B_T));
        Path archived = raised(countered, SignatureLevel.B_LTA);

        requirePassed(judged(countered, packaging, SignatureLevel.B_T), both(SignatureLevel.B_T, SignatureLevel.B_T));
        requirePassed(
                judged(archived, packaging, SignatureLevel.B_LTA), both(SignatureLevel.B_LTA, SignatureLevel.B_LTA));
        assertThat(Judges.xmlsec(countered)).containsExactly("OK", "OK");
        assertThat(Judges.xmlsec(archived)).containsExactly("OK", "OK");
    }

    @ParameterizedTest
    @EnumSource(SignatureLevel.class)
    void validate_overSeveralFiles_passesAtThatLevel(SignatureLevel level) throws Exception {
        Path beside = Files.createTempDirectory(folder, "files");
        List<Path> files = List.of(
                Files.writeString(beside.resolve("đơn đề nghị.xml"), INVOICE),
                Files.write(beside.resolve("anh.bin"), new byte[] {0, 1, -1}));
        Path out = beside.resolve("chu-ky.xml");
        try (SigningKey key = key(setting.officer(MatrixKey.P_256.type()))) {
            XmlSigner.sign(files, out, key, to(level).withPackaging(XmlPackaging.DETACHED));
        }

        JudgedFile judged = JudgedFile.of(out, setting).withContents(files).withLists(lists(level));
        requirePassed(judged, List.of(passed(level)));
        assertThat(Judges.xmlsec(out)).containsExactly("OK");
        Files.write(files.get(1), new byte[] {0, 1, -2});
        assertThat(judged.theirs()).map(Judgement::subIndication).containsExactly("HASH_FAILURE");
        assertThat(judged.ours()).map(Judgement::subIndication).containsExactly("HASH_FAILURE");
    }

    @ParameterizedTest
    @EnumSource(MatrixKey.class)
    void validate_byEveryKey_passes(MatrixKey key) throws Exception {
        JudgedFile judged = JudgedFile.of(signed(invoice, key, XmlSignOptions.defaults()), setting)
                .withLists(List.of(setting.lists));

        requirePassed(judged, List.of(passed(SignatureLevel.B_B)));
        // Version 1.2.37, in Debian 12, knows no RSA-PSS in XML.
        assertThat(Judges.xmlsec(judged.file()))
                .hasSize(1)
                .allMatch(said -> said.equals("OK") || (key.name().endsWith("PSS") && said.contains("rsa-MGF1")));
    }

    /** What may be asked for beside level, packaging and key. */
    enum Wish {
        C14N_1_0(options -> options.withCanonicalization(Canonicalization.C14N_1_0)),
        C14N_1_1(options -> options.withCanonicalization(Canonicalization.C14N_1_1)),
        ELEMENT(options -> options.withReferences(XmlReference.element("data"))),
        ELEMENT_ELSEWHERE(options ->
                options.withReferences(XmlReference.element("data")).withPlace(XmlPath.of("/HDon/DSCKS/NBan"))),
        SEVERAL_ELEMENTS(options -> options.withReferences(XmlReference.element("data"), XmlReference.element("more"))
                .withPlace(XmlPath.of("/HDon/DSCKS/NBan"))
                .withCanonicalization(Canonicalization.C14N_1_0)),
        ELEMENT_AND_DOCUMENT(options -> options.withReferences(XmlReference.document(), XmlReference.element("data"))
                .withPlace(XmlPath.of("/HDon/DSCKS"))),
        WITHOUT_SIGNATURES(options -> options.withReferences(XmlReference.documentWithoutSignatures())),
        POLICY(options -> options.withPolicy(new XmlPolicy(
                URI.create("urn:oid:1.2.3.4"), new byte[32], Optional.of(URI.create("https://example.vn/policy")))));

        @SuppressWarnings("ImmutableEnumChecker") // Methods of immutable options.
        private final UnaryOperator<XmlSignOptions> change;

        Wish(UnaryOperator<XmlSignOptions> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource(Wish.class)
    void validate_signedAsWished_passes(Wish wish) throws Exception {
        requirePassed(
                signed(invoice, MatrixKey.P_256, wish.change.apply(to(SignatureLevel.B_T))),
                XmlPackaging.ENVELOPED,
                SignatureLevel.B_T);
    }

    /** DSS leaves it to the reader which of two elements of one name is the signed one; here it is a doubt. */
    @Test
    void validate_elementWithAnUnsignedNamesake_isDoubtedHereAlone() throws Exception {
        Path twice = Files.writeString(folder.resolve("twice.xml"), INVOICE.replace("DLKhac", "DLHDon"));
        XmlSignOptions options = Wish.ELEMENT_ELSEWHERE.change.apply(XmlSignOptions.defaults());

        JudgedFile judged =
                JudgedFile.of(signed(twice, MatrixKey.P_256, options), setting).withLists(List.of(setting.lists));

        assertThat(judged.theirs()).containsExactly(passed(SignatureLevel.B_B));
        assertThat(judged.ours())
                .containsExactly(new Judgement("XAdES B-B", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE"));
    }

    @Test
    void validate_twoSignersOfOneDocument_bothPass() throws Exception {
        XmlSignOptions options = to(SignatureLevel.B_T).withReferences(XmlReference.documentWithoutSignatures());
        Path first = signed(invoice, MatrixKey.P_256, options);
        Path both = raised(signed(first, MatrixKey.RSA_2048, options), SignatureLevel.B_LT);

        requirePassed(JudgedFile.of(both, setting), Collections.nCopies(2, passed(SignatureLevel.B_LT)));
        assertThat(Judges.xmlsec(both)).containsExactly("OK", "OK");
    }

    private static XmlSignOptions to(SignatureLevel level) {
        return XmlSignOptions.defaults()
                .withTimestamps(setting.timestamps)
                .withEvidence(setting.evidence)
                .withLevel(level);
    }

    private static Path signed(Path in, MatrixKey kind, XmlSignOptions options) throws Exception {
        Path out = Files.createTempFile(folder, "signed", ".xml");
        try (SigningKey key = key(setting.officer(kind.type()))) {
            XmlSigner.sign(in, out, key, options.withAlgorithm(kind.algorithm()));
        }
        return out;
    }

    private static Path countered(Path signed, XmlSignOptions options) throws Exception {
        Path out = Files.createTempFile(folder, "countered", ".xml");
        try (SigningKey key = key(setting.agency(MatrixKey.P_256.type()))) {
            XmlSigner.counterSign(signed, out, key, options);
        }
        return out;
    }

    private static SigningKey key(TestKey holder) {
        return JcaKey.of(holder.privateKey(), holder.chain());
    }

    private static Path raised(Path signed, SignatureLevel level) throws Exception {
        Path out = Files.createTempFile(folder, "raised", ".xml");
        XmlSigner.extend(
                signed,
                out,
                XmlExtendOptions.to(level)
                        .withContent(invoice)
                        .withTimestamps(setting.timestamps)
                        .withEvidence(setting.evidence));
        return out;
    }

    private static void requirePassed(Path file, XmlPackaging packaging, SignatureLevel level) throws Exception {
        requirePassed(judged(file, packaging, level), List.of(passed(level)));
        assertThat(Judges.xmlsec(file)).containsExactly("OK");
    }

    private static JudgedFile judged(Path file, XmlPackaging packaging, SignatureLevel level) {
        return JudgedFile.of(file, setting)
                .withContents(packaging == XmlPackaging.DETACHED ? List.of(invoice) : List.of())
                .withLists(lists(level));
    }

    /** From B-LT on all that is needed is in the file. */
    private static List<Path> lists(SignatureLevel level) {
        return level.compareTo(SignatureLevel.B_LT) < 0 ? List.of(setting.lists) : List.of();
    }

    private static List<Judgement> both(SignatureLevel first, SignatureLevel second) {
        return List.of(passed(first), passed(second));
    }

    private static Judgement passed(SignatureLevel level) {
        return new Judgement("XAdES " + level.label(), "TOTAL_PASSED", "");
    }

    private static void requirePassed(JudgedFile file, List<Judgement> expected) throws Exception {
        assertThat(file.theirs()).isEqualTo(expected);
        assertThat(file.ours()).isEqualTo(expected);
    }
}
