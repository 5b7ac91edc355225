package vn.motcua.conformance;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import vn.motcua.http.Secret;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.Certification;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** The documents of the signing matrix, each with what is special about signing it. */
enum MatrixDocument {
    TABLE((file, agency) -> written(file, CompressParameters.NO_COMPRESSION, document -> {})),
    REFERENCE_STREAM((file, agency) -> Files.write(file, RawPdf.withReferenceStream())),
    OBJECT_STREAMS((file, agency) -> written(file, CompressParameters.DEFAULT_COMPRESSION, document -> {})),
    HYBRID((file, agency) -> Files.write(file, RawPdf.hybrid())),
    LINEARIZED((file, agency) -> Files.write(file, RawPdf.linearized())),
    UPDATED_TWICE((file, agency) -> updated(updated(TABLE.make(file, agency)))),
    SIGNED_BY_ANOTHER((file, agency) -> signed(TABLE.make(file, agency), agency, PdfSignOptions.defaults()), ""),
    RC4_128((file, agency) -> encrypted(file, 128, false), "reader"),
    AES_128((file, agency) -> encrypted(file, 128, true), "reader"),
    AES_256((file, agency) -> encrypted(file, 256, true), "reader"),
    PDFA_2B((file, agency) -> archival(file), MatrixDocument::shown),
    NAMED_FIELD((file, agency) -> withField(file), options -> options.withFieldName("Phê duyệt.Giám đốc")),
    CERTIFIED_BY_ANOTHER((file, agency) -> certified(OBJECT_STREAMS.make(file, agency), agency), ""),
    CERTIFYING(
            (file, agency) -> TABLE.make(file, agency),
            options -> options.withCertification(Certification.FORM_FILLING)),
    ROTATED((file, agency) -> rotated(file), MatrixDocument::shown);

    private interface Maker {
        void make(Path file, SigningKey agency) throws IOException;
    }

    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    @SuppressWarnings("ImmutableEnumChecker") // Methods of this type.
    private final Maker maker;

    @SuppressWarnings("ImmutableEnumChecker") // Methods of this type.
    private final UnaryOperator<PdfSignOptions> special;

    private final String password;

    MatrixDocument(Maker maker) {
        this(maker, "");
    }

    MatrixDocument(Maker maker, String password) {
        this(maker, UnaryOperator.identity(), password);
    }

    MatrixDocument(Maker maker, UnaryOperator<PdfSignOptions> special) {
        this(maker, special, "");
    }

    MatrixDocument(Maker maker, UnaryOperator<PdfSignOptions> special, String password) {
        this.maker = maker;
        this.special = special;
        this.password = password;
    }

    Path make(Path file, SigningKey agency) throws IOException {
        maker.make(file, agency);
        return file;
    }

    /** What signing this document needs besides the key. */
    PdfSignOptions special(PdfSignOptions options) {
        return special.apply(isEncrypted() ? options.withPassword(Secret.of(password)) : options);
    }

    boolean isEncrypted() {
        return !password.isEmpty();
    }

    /** The user's password, empty if there is none. */
    String password() {
        return password;
    }

    boolean isArchival() {
        return this == PDFA_2B;
    }

    /** How many signatures stand there before. */
    int earlier() {
        return this == SIGNED_BY_ANOTHER || this == CERTIFIED_BY_ANOTHER ? 1 : 0;
    }

    private static PdfSignOptions shown(PdfSignOptions options) {
        return options.withAppearance(SignatureAppearance.digitizer("Ủy ban nhân dân xã Mẫu"));
    }

    private static void written(Path file, CompressParameters compression, Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(90, 600, 200, 1);
                content.fill();
            }
            change.apply(document);
            document.save(file.toFile(), compression);
        }
    }

    private static Path updated(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (PDDocument document = Loader.loadPDF(before);
                var out = Files.newOutputStream(file)) {
            PDPage page = document.getPage(0);
            page.setUserUnit(page.getUserUnit());
            page.getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        return file;
    }

    private static void signed(Path file, SigningKey agency, PdfSignOptions options) {
        PdfSigner.signInPlace(file, agency, options);
    }

    private static void certified(Path file, SigningKey agency) {
        signed(file, agency, PdfSignOptions.defaults().withCertification(Certification.FORM_FILLING));
    }

    private static void encrypted(Path file, int bits, boolean aes) throws IOException {
        written(file, CompressParameters.NO_COMPRESSION, document -> {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "reader", new AccessPermission());
            policy.setEncryptionKeyLength(bits);
            policy.setPreferAES(aes);
            document.protect(policy);
        });
    }

    private static void withField(Path file) throws IOException {
        written(file, CompressParameters.DEFAULT_COMPRESSION, document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDNonTerminalField group = new PDNonTerminalField(form);
            group.setPartialName("Phê duyệt");
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName("Giám đốc");
            field.getWidgets().get(0).setRectangle(new PDRectangle(350, 120, 150, 60));
            field.getWidgets().get(0).setPage(document.getPage(0));
            field.getCOSObject().setItem(org.apache.pdfbox.cos.COSName.PARENT, group);
            group.setChildren(List.of(field));
            form.setFields(List.of(group));
            document.getPage(0).setAnnotations(List.of(field.getWidgets().get(0)));
        });
    }

    private static void rotated(Path file) throws IOException {
        written(file, CompressParameters.NO_COMPRESSION, document -> {
            document.getPage(0).setRotation(90);
            document.addPage(new PDPage(PDRectangle.A5));
            document.getPage(1).setRotation(270);
        });
    }

    private static void archival(Path file) throws IOException {
        written(file, CompressParameters.DEFAULT_COMPRESSION, document -> {
            PDOutputIntent intent = new PDOutputIntent(
                    document,
                    new ByteArrayInputStream(
                            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
            intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
            document.getDocumentCatalog().addOutputIntent(intent);
            String xmp =
                    "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                            + " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"2\" pdfaid:conformance=\"B\"/>"
                            + "</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
        });
    }
}
