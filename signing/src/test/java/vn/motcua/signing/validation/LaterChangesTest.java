package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.pdf.Certification;
import vn.motcua.signing.pdf.FieldLock;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.JcaKey;

/** What is done to a document after it was signed, well and ill: the families of attacks on signed PDFs. */
class LaterChangesTest {

    private static TestIdentity officer;
    private static byte[] letter;

    @TempDir
    static Path folder;

    @BeforeAll
    static void sign() {
        officer = TestIdentity.root("Root").issue("Nguyễn Văn Thử");
        letter = Letter.read(TestSignature.pades(officer).sign(Letter.write(folder.resolve("letter.pdf"))));
    }

    private static Path copy(byte[] bytes) {
        try {
            return Letter.save(Files.createTempFile(folder, "case", ".pdf"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignatureReport first(Path file) {
        return SignatureValidator.validate(file, ValidationOptions.defaults())
                .signatures()
                .get(0);
    }

    private static Arguments attack(String name, ChangeKind kind, UnaryOperator<Path> change) {
        return Arguments.of(name, kind, change);
    }

    private static UnaryOperator<Path> appending(Map<Integer, String> objects) {
        return file -> Letter.append(file, objects);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(contentAndPages(), structure(), hiding(), replacing(), annotations(), fields())
                .flatMap(family -> family);
    }

    private static Stream<Arguments> contentAndPages() {
        return Stream.of(
                attack(
                        "content replaced",
                        ChangeKind.CONTENT_CHANGED,
                        appending(Map.of(Letter.CONTENT, Letter.content("Tong so tien: 900 dong")))),
                attack(
                        "page shows other content",
                        ChangeKind.PAGE_CHANGED,
                        file -> Letter.append(
                                file,
                                Map.of(
                                        Letter.PAGE,
                                        Letter.last(file, Letter.PAGE).replace("4 0 R", "13 0 R")))),
                attack(
                        "page turned",
                        ChangeKind.PAGE_CHANGED,
                        file -> Letter.append(
                                file,
                                Map.of(
                                        Letter.PAGE,
                                        Letter.last(file, Letter.PAGE).replaceFirst("<<", "<</Rotate 180")))),
                attack(
                        "page added",
                        ChangeKind.PAGES_CHANGED,
                        appending(Map.of(
                                Letter.PAGES,
                                "<</Type/Pages/Count 3/Kids[3 0 R 10 0 R 120 0 R]>>",
                                120,
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"))),
                attack(
                        "page removed",
                        ChangeKind.PAGES_CHANGED,
                        appending(Map.of(Letter.PAGES, "<</Type/Pages/Count 1/Kids[3 0 R]>>"))),
                attack(
                        "pages in another order",
                        ChangeKind.PAGES_CHANGED,
                        appending(Map.of(Letter.PAGES, "<</Type/Pages/Count 2/Kids[10 0 R 3 0 R]>>"))));
    }

    private static Stream<Arguments> structure() {
        return Stream.of(
                attack(
                        "action on opening",
                        ChangeKind.DOCUMENT_CHANGED,
                        file -> Letter.append(
                                file,
                                Map.of(
                                        Letter.CATALOG,
                                        Letter.last(file, Letter.CATALOG)
                                                .replaceFirst("<<", "<</OpenAction<</S/JavaScript/JS(x)>>")))),
                attack(
                        "another catalog",
                        ChangeKind.DOCUMENT_CHANGED,
                        file -> Letter.append(
                                file,
                                Map.of(120, Letter.last(file, Letter.CATALOG)),
                                "/Root 120 0 R/Info 12 0 R/ID[<01><02>]")),
                attack("objects without a cross-reference", ChangeKind.NOT_A_REVISION, LaterChangesTest::rubble),
                attack("revision that cannot be read", ChangeKind.STRUCTURE_UNREADABLE, LaterChangesTest::broken));
    }

    private static Path rubble(Path file) {
        String appended = "\n4 0 obj\n" + Letter.content("Tong so tien: 900 dong") + "\nendobj\n%%EOF\n";
        return joined(file, appended);
    }

    private static Path broken(Path file) {
        return joined(
                file, "\n4 0 obj\n" + Letter.content("Tong so tien: 900 dong") + "\nendobj\nstartxref\n7\n%%EOF\n");
    }

    private static Path joined(Path file, String appended) {
        String whole = new String(Letter.read(file), StandardCharsets.ISO_8859_1) + appended;
        return Letter.save(file, whole.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Stream<Arguments> hiding() {
        return Stream.of(
                attack(
                        "hide: what covered the text is emptied",
                        ChangeKind.CONTENT_CHANGED,
                        appending(
                                Map.of(Letter.PICTURE, Letter.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "")))),
                attack(
                        "hide: what covered the text is gone",
                        ChangeKind.OBJECT_REMOVED,
                        appending(Map.of(Letter.PICTURE, "free"))));
    }

    private static Stream<Arguments> replacing() {
        return Stream.of(
                attack(
                        "replace: font",
                        ChangeKind.CONTENT_CHANGED,
                        appending(Map.of(Letter.FONT, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"))),
                attack(
                        "replace: appearance of a field",
                        ChangeKind.APPEARANCE_CHANGED,
                        appending(Map.of(Letter.APPEARANCE, Letter.appearance("900")))),
                attack(
                        "hide and replace: another tree of pages",
                        ChangeKind.PAGES_CHANGED,
                        file -> Letter.append(
                                file,
                                Map.of(
                                        Letter.CATALOG,
                                        Letter.last(file, Letter.CATALOG).replace("/Pages 2 0 R", "/Pages 121 0 R"),
                                        121,
                                        "<</Type/Pages/Count 1/Kids[10 0 R]>>"))),
                attack(
                        "hide and replace: another place in the signed bytes",
                        ChangeKind.CONTENT_CHANGED,
                        file -> Letter.append(file, Map.of(Letter.CONTENT, "@" + hiddenTwin(file)))),
                attack(
                        "an object the document only refers to",
                        ChangeKind.HIDDEN_CONTENT_REVEALED,
                        appending(Map.of(Letter.DANGLING, Letter.note("Dong y")))),
                attack(
                        "information that is a font too",
                        ChangeKind.OBJECT_CHANGED,
                        appending(Map.of(Letter.INFO, "<</Title(Cong van)/BaseFont/Symbol>>"))));
    }

    /** A second object 4 that the signer's cross-reference did not name. */
    private static int hiddenTwin(Path file) {
        return new String(Letter.read(file), StandardCharsets.ISO_8859_1).indexOf("\n4 0 obj") + 1;
    }

    private static Stream<Arguments> annotations() {
        return Stream.of(
                attack(
                        "annotation added",
                        ChangeKind.ANNOTATION_ADDED,
                        file -> annotated(file, "8 0 R", "8 0 R 122 0 R")),
                attack("annotation removed", ChangeKind.ANNOTATION_REMOVED, file -> annotated(file, "8 0 R", "")),
                attack("widget removed", ChangeKind.ANNOTATION_REMOVED, file -> annotated(file, "7 0 R", "")),
                attack(
                        "annotation changed",
                        ChangeKind.ANNOTATION_CHANGED,
                        appending(Map.of(Letter.NOTE, Letter.note("Khong dong y")))));
    }

    private static Stream<Arguments> fields() {
        return Stream.of(
                attack(
                        "field moved",
                        ChangeKind.FIELD_CHANGED,
                        appending(Map.of(Letter.FIELD, Letter.field("", "[90 600 200 620]")))),
                attack(
                        "field added",
                        ChangeKind.FIELD_ADDED,
                        file -> inForm(file, "[7 0 R ", "[7 0 R 123 0 R ", Map.of(123, "<</FT/Tx/T(them)>>"))),
                attack("field removed", ChangeKind.FIELD_REMOVED, file -> inForm(file, "[7 0 R ", "[", Map.of())),
                attack(
                        "appearances to be made anew",
                        ChangeKind.FORM_CHANGED,
                        file -> inForm(file, "/DR", "/NeedAppearances true/DR", Map.of())),
                attack(
                        "font of the form replaced",
                        ChangeKind.FORM_CHANGED,
                        file -> inForm(
                                file, "/F1 5 0 R", "/F1 124 0 R", Map.of(124, "<</Type/Font/BaseFont/Symbol>>"))),
                attack("signature taken away", ChangeKind.SIGNATURE_REPLACED, LaterChangesTest::unsigned));
    }

    private static Path annotated(Path file, String old, String now) {
        return Letter.append(
                file,
                Map.of(
                        Letter.PAGE,
                        Letter.last(file, Letter.PAGE).replace(old, now),
                        122,
                        Letter.note("Khong thu phi")));
    }

    private static Path inForm(Path file, String old, String now, Map<Integer, String> more) {
        Map<Integer, String> objects = new HashMap<>(more);
        String form = Letter.last(file, Letter.FORM).replaceAll("\\s+", " ");
        assertThat(form).contains(old);
        objects.put(Letter.FORM, form.replace(old, now));
        return Letter.append(file, objects);
    }

    private static Path unsigned(Path file) {
        String text = new String(Letter.read(file), StandardCharsets.ISO_8859_1);
        Matcher value = Pattern.compile("\n(\\d+) 0 obj\\s*<<[^>]*/FT /Sig", Pattern.DOTALL)
                .matcher(text);
        assertThat(value.find()).isTrue();
        int number = Integer.parseInt(value.group(1));
        String field = Letter.last(file, number);
        return Letter.append(file, Map.of(number, field.replaceAll("/V \\d+ 0 R", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void validate_changedAfterSigning_isSuspiciousForTheRightReason(
            String name, ChangeKind kind, UnaryOperator<Path> change) {
        SignatureReport report = first(change.apply(copy(letter)));

        assertThat(report.integrity()).as(name).isTrue();
        assertThat(report.changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
        assertThat(report.changes())
                .filteredOn(finding -> !finding.permitted())
                .extracting(ChangeFinding::kind)
                .contains(kind);
        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.CHANGED_AFTER_SIGNING);
    }

    static Stream<Arguments> uses() {
        return Stream.of(
                attack(
                        "nothing but bytes of a revision",
                        ChangeKind.METADATA_CHANGED,
                        appending(Map.of(Letter.INFO, "<</Title(Cong van)/ModDate(D:20261122)>>"))),
                attack(
                        "field filled in",
                        ChangeKind.FIELD_FILLED,
                        appending(Map.of(
                                Letter.FIELD,
                                Letter.field("1589", "[90 500 200 520]"),
                                Letter.APPEARANCE,
                                Letter.appearance("1589")))),
                attack(
                        "second signature",
                        ChangeKind.SIGNATURE_ADDED,
                        file -> TestSignature.pkcs7(officer).sign(file)),
                attack(
                        "second signature, seen",
                        ChangeKind.SIGNATURE_ADDED,
                        file -> signed(file, PdfSignOptions.defaults().withFieldName("Con dấu"))),
                attack(
                        "evidence",
                        ChangeKind.EVIDENCE_ADDED,
                        file -> Letter.append(
                                file,
                                Map.of(
                                        Letter.CATALOG,
                                        Letter.last(file, Letter.CATALOG)
                                                .replaceFirst("<<", "<</DSS<</Certs[125 0 R]>>"),
                                        125,
                                        Letter.stream("", "x")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void validate_usedAsItMayBe_isPermitted(String name, ChangeKind kind, UnaryOperator<Path> use) {
        SignatureReport report = first(use.apply(copy(letter)));

        assertThat(report.changes()).as(name).allMatch(ChangeFinding::permitted);
        assertThat(report.changes()).extracting(ChangeFinding::kind).contains(kind);
        assertThat(report.changesAfterSigning()).contains(ChangesAfterSigning.PERMITTED);
        assertThat(report.reasons()).extracting(Reason::code).doesNotContain(ReasonCode.CHANGED_AFTER_SIGNING);
    }

    private static Path signed(Path file, PdfSignOptions options) {
        Path out = file.resolveSibling(file.getFileName() + "-signed.pdf");
        PdfSigner.sign(file, out, JcaKey.of(officer.keys().getPrivate(), officer.chain()), options);
        return out;
    }

    @Test
    void validate_underItsCertification_permitsWhatThatSays() {
        Path nothing = signed(Letter.write(folder.resolve("p1.pdf")), certified(Certification.NO_CHANGES));
        Path forms = signed(Letter.write(folder.resolve("p2.pdf")), certified(Certification.FORM_FILLING));
        Path notes = signed(Letter.write(folder.resolve("p3.pdf")), certified(Certification.ANNOTATIONS));

        assertThat(verdict(nothing, LaterChangesTest::filled)).isEqualTo(ChangesAfterSigning.SUSPICIOUS);
        assertThat(verdict(nothing, TestSignature.pkcs7(officer)::sign)).isEqualTo(ChangesAfterSigning.SUSPICIOUS);
        assertThat(verdict(forms, LaterChangesTest::filled)).isEqualTo(ChangesAfterSigning.PERMITTED);
        assertThat(verdict(forms, LaterChangesTest::noted)).isEqualTo(ChangesAfterSigning.SUSPICIOUS);
        assertThat(verdict(notes, LaterChangesTest::noted)).isEqualTo(ChangesAfterSigning.PERMITTED);
        assertThat(verdict(notes, appending(Map.of(Letter.CONTENT, Letter.content("900")))))
                .isEqualTo(ChangesAfterSigning.SUSPICIOUS);
    }

    @Test
    void validate_lockedField_mayNotBeFilledIn() {
        PdfSignOptions options = PdfSignOptions.defaults();
        Path locked = signed(Letter.write(folder.resolve("lock.pdf")), options.withLock(FieldLock.only(List.of("so"))));
        Path other =
                signed(Letter.write(folder.resolve("free.pdf")), options.withLock(FieldLock.only(List.of("khac"))));

        assertThat(verdict(other, LaterChangesTest::filled)).isEqualTo(ChangesAfterSigning.PERMITTED);
        SignatureReport report = first(filled(locked));
        assertThat(report.changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
        assertThat(report.changes()).extracting(ChangeFinding::kind).contains(ChangeKind.LOCKED_FIELD_CHANGED);
    }

    private static PdfSignOptions certified(Certification certification) {
        return PdfSignOptions.defaults().withCertification(certification);
    }

    private static ChangesAfterSigning verdict(Path file, UnaryOperator<Path> change) {
        return first(change.apply(copy(Letter.read(file))))
                .changesAfterSigning()
                .orElseThrow();
    }

    private static Path filled(Path file) {
        return Letter.append(
                file,
                Map.of(
                        Letter.FIELD,
                        Letter.last(file, Letter.FIELD).replace("/V()", "/V(1589)"),
                        Letter.APPEARANCE,
                        Letter.appearance("1589")));
    }

    private static Path noted(Path file) {
        return Letter.append(file, Map.of(Letter.NOTE, Letter.note("Da xem")));
    }

    @Test
    void validate_letterStampedAndSealed_permitsAllButTheLastWhichIsNotChanged() {
        Path file = copy(letter);
        for (int i = 0; i < 7; i++) {
            TestSignature.pkcs7(officer).sign(file);
        }

        List<SignatureReport> signatures =
                SignatureValidator.validate(file, ValidationOptions.defaults()).signatures();

        List<ChangesAfterSigning> verdicts = new ArrayList<>();
        signatures.forEach(
                signature -> verdicts.add(signature.changesAfterSigning().orElseThrow()));
        assertThat(verdicts.subList(0, 7)).containsOnly(ChangesAfterSigning.PERMITTED);
        assertThat(verdicts.get(7)).isEqualTo(ChangesAfterSigning.NONE);
        assertThat(signatures.get(0).changes())
                .hasSize(7)
                .allMatch(change -> change.object().isPresent());
    }
}
