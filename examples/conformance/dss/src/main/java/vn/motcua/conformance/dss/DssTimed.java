package vn.motcua.conformance.dss;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.policy.EtsiValidationPolicyFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * DSS as a peer in signing XML and in validating: asked to do it so often, answers with the time of one.
 *
 * <p>What it documents as shared is made once: service, key, certificate verifier and policy.
 */
final class DssTimed {

    private static final String SKIPS_REVOCATION = "LEAN";

    private DssTimed() {}

    /** Operands: input, output, PKCS#12 file, its password, how often. */
    static List<String> signXml(List<String> operands) throws Exception {
        DssHand hand = DssHand.of(operands.get(2), operands.get(3), SignatureAlgorithm.RSA_SHA256);
        XAdESService service = new XAdESService(new CommonCertificateVerifier());
        return CpuTime.ofOne(Integer.parseInt(operands.get(4)), () -> {
            DSSDocument document = new FileDocument(operands.get(0));
            XAdESSignatureParameters parameters = hand.held(new XAdESSignatureParameters());
            parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
            parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
            ToBeSigned data = service.getDataToSign(document, parameters);
            service.signDocument(document, parameters, hand.sign(data)).save(operands.get(1));
        });
    }

    /**
     * Operands: {@code DEFAULT}, or {@code LEAN} for a policy that asks for no revocation data and no comparison of drawn
     * pages; how often; then as for {@link DssJudge#validate(List)}. Fails unless every signature passes.
     */
    static List<String> judge(List<String> operands) throws Exception {
        boolean lean = SKIPS_REVOCATION.equals(operands.get(0));
        String file = operands.get(2);
        CommonCertificateVerifier verifier = DssJudge.verifier(operands.subList(2, operands.size()));
        ValidationPolicy policy = policy(lean);
        return CpuTime.ofOne(Integer.parseInt(operands.get(1)), () -> {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            if (lean && validator instanceof PDFDocumentValidator pdf) {
                drawNothing(pdf);
            }
            requirePassed(validator.validateDocument(policy).getSimpleReport());
        });
    }

    private static ValidationPolicy policy(boolean lean) throws IOException {
        EtsiValidationPolicyFactory policies = new EtsiValidationPolicyFactory();
        if (!lean) {
            return policies.loadDefaultValidationPolicy();
        }
        try (InputStream in = EtsiValidationPolicyFactory.class.getResourceAsStream("/policy/constraint.xml")) {
            String changed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(
                            "<(Revocation\\w+|AcceptableRevocationDataFound) Level=\"[A-Z]+\"", "<$1 Level=\"IGNORE\"");
            return policies.loadValidationPolicy(new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void drawNothing(PDFDocumentValidator validator) {
        DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        PdfBoxNativeObjectFactory factory = new PdfBoxNativeObjectFactory();
        factory.setPdfDifferencesFinder(differences);
        validator.setPdfObjFactory(factory);
    }

    private static void requirePassed(SimpleReport report) {
        List<String> failed = report.getSignatureIdList().stream()
                .filter(id -> report.getIndication(id) != Indication.TOTAL_PASSED)
                .map(id -> report.getIndication(id) + " " + report.getSubIndication(id))
                .toList();
        if (!failed.isEmpty() || report.getSignaturesCount() == 0) {
            throw new IllegalStateException(
                    report.getSignaturesCount() + " signatures, of which have not passed: " + failed);
        }
    }
}
