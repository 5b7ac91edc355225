package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** Fields that a document brings, what they demand, and what earlier signatures forbid. */
class FieldRulesTest {

    private static final PDRectangle BOX = new PDRectangle(100, 300, 240, 90);

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void name() {
        in = folder.resolve("in.pdf");
        out = folder.resolve("out.pdf");
    }

    /** Two pages; an empty signature field "Ký" on the second, and "Khối.Đóng dấu" below another field. */
    private void withFields(Consumer<COSDictionary> change) {
        Documents.write(in, CompressParameters.DEFAULT_COMPRESSION, document -> fields(document, change));
    }

    private static void fields(PDDocument document, Consumer<COSDictionary> change) {
        try {
            PDPage second = new PDPage(PDRectangle.A4);
            document.addPage(second);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField signature = new PDSignatureField(form);
            signature.setPartialName("Ký");
            show(signature.getWidgets().get(0), second);
            PDTextField text = new PDTextField(form);
            text.setPartialName("Số");
            PDNonTerminalField block = new PDNonTerminalField(form);
            block.setPartialName("Khối");
            PDSignatureField seal = new PDSignatureField(form);
            seal.setPartialName("Đóng dấu");
            seal.getCOSObject().setItem(COSName.PARENT, block);
            block.setChildren(List.of(seal));
            form.setFields(List.of(signature, text, block));
            change.accept(signature.getCOSObject());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void show(PDAnnotationWidget widget, PDPage page) throws java.io.IOException {
        widget.setRectangle(BOX);
        widget.setPage(page);
        page.getAnnotations().add(widget);
    }

    private SignedPdf sign(PdfSignOptions options) {
        return PdfSigner.sign(in, out, Keys.officer(), options);
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FailureCode code, String reason) {
        assertThatThrownBy(call)
                .isInstanceOf(MotcuaException.class)
                .hasMessageContaining(reason)
                .satisfies(
                        thrown -> assertThat(((MotcuaException) thrown).code()).isEqualTo(code));
    }

    @Test
    void sign_emptyFieldOfTheDocument_isFilledWhereItStands() throws Exception {
        withFields(field -> {});

        SignedPdf signed = sign(
                Keys.options().withFieldName("Ký").withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử")));

        assertThat(signed.fieldName()).isEqualTo("Ký");
        assertThat(signed.placement()).isEqualTo(new FieldPlacement(2, 100, 300, 240, 90));
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(Keys.OFFICER.certificate());
            assertThat(judged.document().getDocumentCatalog().getAcroForm(null).getFields())
                    .hasSize(3);
            PDAnnotationWidget widget = judged.field("Ký").getWidgets().get(0);
            assertThat(widget.getRectangle().getWidth()).isEqualTo(240);
            assertThat(widget.getNormalAppearanceStream().getBBox().getWidth()).isEqualTo(240);
            assertThat(widget.getNormalAppearanceStream().getBBox().getHeight()).isEqualTo(90);
        }
    }

    @Test
    void sign_nestedField_isFilledByItsFullName() throws Exception {
        withFields(field -> {});

        sign(Keys.options().withFieldName("Khối.Đóng dấu"));

        try (Judged judged = Judged.open(out)) {
            judged.requireValid(Keys.OFFICER.certificate());
            assertThat(judged.field("Khối.Đóng dấu").getSignature()).isNotNull();
        }
    }

    @Test
    void sign_fieldThatIsNoneForSignatures_isRefused() {
        withFields(field -> {});
        assertRefused(() -> sign(Keys.options().withFieldName("Số")), FailureCode.INVALID_VALUE, "not for signatures");
    }

    @Test
    void sign_markLargerThanTheField_isRefused() {
        withFields(field -> field.setItem(COSName.RECT, new PDRectangle(10, 10, 20, 10)));
        assertRefused(
                () -> sign(Keys.options()
                        .withFieldName("Ký")
                        .withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử"))),
                FailureCode.INVALID_VALUE,
                "smaller than the mark");
    }

    @ParameterizedTest
    @EnumSource(Certification.class)
    void certify_laterSignature_isRefusedOnlyIfNothingMayChange(Certification certification) throws Exception {
        Documents.withTable(in);
        Path certified = folder.resolve("certified.pdf");

        PdfSigner.sign(in, certified, Keys.officer(), Keys.options().withCertification(certification));

        try (Judged judged = Judged.open(certified)) {
            judged.requireValid(Keys.OFFICER.certificate());
            assertThat(judged.document()
                            .getDocumentCatalog()
                            .getCOSObject()
                            .getCOSDictionary(COSName.PERMS)
                            .getCOSDictionary(COSName.DOCMDP))
                    .isSameAs(judged.signature("Signature1"));
            COSDictionary reference = (COSDictionary) judged.signature("Signature1")
                    .getCOSArray(COSName.REFERENCE)
                    .getObject(0);
            assertThat(reference.getCOSDictionary(COSName.TRANSFORM_PARAMS).getInt(COSName.P))
                    .isEqualTo(certification.permission());
        }
        if (certification == Certification.NO_CHANGES) {
            assertRefused(
                    () -> PdfSigner.sign(certified, out, Keys.agency(), Keys.options()),
                    FailureCode.PDF_LOCKED,
                    "forbids every change");
        } else {
            PdfSigner.sign(certified, out, Keys.agency(), Keys.options());
            try (Judged judged = Judged.open(out)) {
                judged.requireValid(Keys.OFFICER.certificate(), Keys.AGENCY.certificate());
            }
        }
    }

    @Test
    void certify_documentThatIsSigned_isRefused() {
        Path once = folder.resolve("once.pdf");
        PdfSigner.sign(Documents.withTable(in), once, Keys.officer(), Keys.options());
        assertRefused(
                () -> PdfSigner.sign(
                        once, out, Keys.agency(), Keys.options().withCertification(Certification.FORM_FILLING)),
                FailureCode.INVALID_VALUE,
                "signed already");
    }

    static Stream<Arguments> locks() {
        return Stream.of(
                Arguments.of(FieldLock.all(), false),
                Arguments.of(FieldLock.only(List.of("Số")), true),
                Arguments.of(FieldLock.only(List.of("Khối")), false),
                Arguments.of(FieldLock.allBut(List.of("Số")), false),
                Arguments.of(FieldLock.allBut(List.of("Khối")), true));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void lock_laterSignature_isRefusedInALockedField(FieldLock lock, boolean open) throws Exception {
        withFields(field -> {});
        Path locked = folder.resolve("locked.pdf");

        PdfSigner.sign(
                in, locked, Keys.officer(), Keys.options().withFieldName("Ký").withLock(lock));

        try (Judged judged = Judged.open(locked)) {
            COSDictionary reference = (COSDictionary)
                    judged.signature("Ký").getCOSArray(COSName.REFERENCE).getObject(0);
            assertThat(reference.getNameAsString(COSName.TRANSFORM_METHOD)).isEqualTo("FieldMDP");
            assertThat(judged.field("Ký")
                            .getCOSObject()
                            .getCOSDictionary(FormField.LOCK)
                            .getNameAsString("Action"))
                    .isEqualTo(
                            reference.getCOSDictionary(COSName.TRANSFORM_PARAMS).getNameAsString("Action"));
        }
        PdfSignOptions second = Keys.options().withFieldName("Khối.Đóng dấu");
        if (open) {
            PdfSigner.sign(locked, out, Keys.agency(), second);
            try (Judged judged = Judged.open(out)) {
                judged.requireValid(Keys.OFFICER.certificate(), Keys.AGENCY.certificate());
            }
        } else {
            assertRefused(
                    () -> PdfSigner.sign(locked, out, Keys.agency(), second),
                    FailureCode.PDF_LOCKED,
                    "locks the field");
        }
    }

    @Test
    void sign_fieldWithALock_keepsItAndRefusesAnother() throws Exception {
        withFields(field -> {
            COSDictionary lock = new COSDictionary();
            lock.setItem(COSName.TYPE, COSName.getPDFName("SigFieldLock"));
            lock.setName("Action", "All");
            lock.setInt(COSName.P, 1);
            field.setItem(FormField.LOCK, lock);
        });
        PdfSignOptions options = Keys.options().withFieldName("Ký");

        assertRefused(
                () -> sign(options.withLock(FieldLock.only(List.of("Số")))), FailureCode.INVALID_VALUE, "another lock");
        sign(options);

        try (Judged judged = Judged.open(out)) {
            COSArray references = judged.signature("Ký").getCOSArray(COSName.REFERENCE);
            assertThat(references).hasSize(2);
        }
        Path again = folder.resolve("again.pdf");
        assertRefused(
                () -> PdfSigner.sign(out, again, Keys.agency(), Keys.options()),
                FailureCode.PDF_LOCKED,
                "forbids every change");
    }

    static Stream<Arguments> demands() {
        return Stream.of(
                seed("Filter", 1, COSName.getPDFName("Adobe.PPKLite"), true),
                seed("Filter", 1, COSName.getPDFName("Entrust.PPKEF"), false),
                seed("SubFilter", 2, names("adbe.pkcs7.detached", "ETSI.CAdES.detached"), true),
                seed("SubFilter", 2, names("adbe.pkcs7.detached"), false),
                seed("SubFilter", 0, names("adbe.pkcs7.detached"), true),
                seed("DigestMethod", 64, strings("SHA256", "SHA512"), true),
                seed("DigestMethod", 64, strings("SHA512"), false),
                seed("Reasons", 8, strings("."), true),
                seed("Reasons", 8, strings("Tôi đồng ý"), false),
                seed("V", 4, COSInteger.get(9), false),
                seed("AddRevInfo", 32, COSBoolean.TRUE, false));
    }

    private static Arguments seed(String name, int flags, org.apache.pdfbox.cos.COSBase value, boolean kept) {
        return Arguments.of(name, flags, value, kept);
    }

    private static COSArray names(String... names) {
        return COSArray.ofCOSNames(List.of(names));
    }

    private static COSArray strings(String... strings) {
        COSArray array = new COSArray();
        List.of(strings).forEach(string -> array.add(new COSString(string)));
        return array;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("demands")
    void sign_fieldWithASeedValue_keepsItOrIsRefused(
            String name, int flags, org.apache.pdfbox.cos.COSBase value, boolean kept) throws Exception {
        withFields(field -> {
            COSDictionary seed = new COSDictionary();
            seed.setInt(COSName.FF, flags);
            seed.setItem(COSName.getPDFName(name), value);
            field.setItem(FormField.SEED_VALUE, seed);
        });
        PdfSignOptions options = Keys.options().withFieldName("Ký");
        if (kept) {
            sign(options);
            try (Judged judged = Judged.open(out)) {
                judged.requireValid(Keys.OFFICER.certificate());
            }
        } else {
            assertRefused(() -> sign(options), FailureCode.INVALID_VALUE, "demands another " + name);
        }
    }

    @Test
    void sign_fieldThatDemandsACertification_certifies() throws Exception {
        withFields(field -> {
            COSDictionary mdp = new COSDictionary();
            mdp.setInt(COSName.P, 2);
            COSDictionary seed = new COSDictionary();
            seed.setItem(COSName.getPDFName("MDP"), mdp);
            field.setItem(FormField.SEED_VALUE, seed);
        });

        sign(Keys.options().withFieldName("Ký"));

        try (Judged judged = Judged.open(out)) {
            assertThat(judged.document()
                            .getDocumentCatalog()
                            .getCOSObject()
                            .getCOSDictionary(COSName.PERMS)
                            .getCOSDictionary(COSName.DOCMDP))
                    .isSameAs(judged.signature("Ký"));
        }
    }

    @Test
    @RequiresNative("pdfsig")
    void certifyAndLock_popplerFindsAllValid() {
        withFields(field -> {});
        Path once = folder.resolve("once.pdf");
        PdfSigner.sign(
                in,
                once,
                Keys.officer(),
                Keys.options()
                        .withFieldName("Ký")
                        .withCertification(Certification.FORM_FILLING)
                        .withLock(FieldLock.only(List.of("Số"))));
        PdfSigner.sign(once, out, Keys.agency(), Keys.options().withFieldName("Khối.Đóng dấu"));

        assertThat(Programs.pdfsig(out).split("Signature is Valid", -1)).hasSize(3);
    }
}
