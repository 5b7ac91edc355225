package vn.motcua.conformance.dss;

import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.PdfMemoryUsageSetting;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.signature.resources.TempFileResourcesHandlerBuilder;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DSS as a peer: a PAdES B-B signature, file to file, with a key that stays open between requests.
 *
 * <p>Services and tokens are kept, as its documentation advises, so that only the signing itself is measured.
 */
final class DssSigner {

    private static final Map<String, PAdESService> SERVICES = new HashMap<>();

    private DssSigner() {}

    /** Operands: input, output, PKCS#12 file, its password, {@code MEMORY} (DSS's default) or {@code FILES}, how often. */
    static List<String> sign(List<String> operands) throws Exception {
        DssHand hand = DssHand.of(operands.get(2), operands.get(3), SignatureAlgorithm.RSA_SHA256);
        PAdESService service = SERVICES.computeIfAbsent(operands.get(4), DssSigner::service);
        return CpuTime.ofOne(Integer.parseInt(operands.get(5)), () -> sign(operands, hand, service));
    }

    private static void sign(List<String> operands, DssHand hand, PAdESService service) throws IOException {
        DSSDocument document = new FileDocument(operands.get(0));
        PAdESSignatureParameters parameters = hand.held(new PAdESSignatureParameters());
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        ToBeSigned data = service.getDataToSign(document, parameters);
        service.signDocument(document, parameters, hand.sign(data)).save(operands.get(1));
    }

    private static PAdESService service(String mode) {
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        if ("FILES".equals(mode)) {
            PdfBoxNativeObjectFactory factory = new PdfBoxNativeObjectFactory();
            factory.setResourcesHandlerBuilder(new TempFileResourcesHandlerBuilder());
            factory.setPdfMemoryUsageSetting(PdfMemoryUsageSetting.fileOnly());
            service.setPdfObjFactory(factory);
        }
        return service;
    }
}
