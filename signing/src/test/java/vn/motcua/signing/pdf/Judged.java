package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What PDFBox finds in a signed document and Bouncy Castle makes of it. */
final class Judged implements AutoCloseable {

    private final byte[] bytes;
    private final PDDocument document;

    private Judged(byte[] bytes, PDDocument document) {
        this.bytes = bytes;
        this.document = document;
    }

    static Judged open(Path file, String password) throws IOException {
        return new Judged(Files.readAllBytes(file), Loader.loadPDF(file.toFile(), password));
    }

    static Judged open(Path file) throws IOException {
        return open(file, "");
    }

    PDDocument document() {
        return document;
    }

    PDSignatureField field(String name) {
        return (PDSignatureField)
                document.getDocumentCatalog().getAcroForm(null).getField(name);
    }

    COSDictionary signature(String name) {
        return field(name).getSignature().getCOSObject();
    }

    List<PDSignature> signatures() throws IOException {
        return document.getSignatureDictionaries();
    }

    /** Every signature verifies, and the last covers the whole file. */
    Judged requireValid(X509Certificate... signers) throws Exception {
        List<PDSignature> signatures = signatures();
        assertThat(signatures).hasSize(signers.length);
        long end = 0;
        for (int i = 0; i < signers.length; i++) {
            PDSignature signature = signatures.get(i);
            CMSSignedData cms = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(bytes)),
                    ContentInfo.getInstance(new ASN1InputStream(signature.getContents(bytes)).readObject()));
            SignerInformation information = cms.getSignerInfos().iterator().next();
            assertThat(information.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(signers[i])))
                    .isTrue();
            int[] range = signature.getByteRange();
            end = Math.max(end, range[2] + (long) range[3]);
        }
        assertThat(end).isEqualTo(bytes.length);
        return this;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
