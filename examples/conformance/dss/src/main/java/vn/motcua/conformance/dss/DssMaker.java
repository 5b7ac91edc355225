package vn.motcua.conformance.dss;

import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESCounterSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SerializableCounterSignatureParameters;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.signature.CounterSignatureService;
import eu.europa.esig.dss.signature.DocumentSignatureService;
import eu.europa.esig.dss.signature.MultipleDocumentsSignatureService;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.ManifestBuilder;
import eu.europa.esig.dss.xades.signature.XAdESCounterSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;

/**
 * DSS as a peer: signatures of every form and level it makes, its evidence from where certificates say.
 *
 * <p>Operands: the form (PAdES; CAdES-, XAdES- and a packaging; ASiC-E-, ASiC-S- and CAdES or XAdES), the level, the
 * algorithm as DSS calls it, the output, a PKCS#12 file, its password, the address of the time-stamp authority, a PEM file
 * of anchors, and the documents; for what is signed already the signature, and behind it what that covers.
 */
final class DssMaker {

    private static final int FIRST_DOCUMENT = 8;

    private final List<String> operands;
    private final CertificateVerifier verifier;
    private final DssHand hand;
    private final List<DSSDocument> documents;

    private DssMaker(List<String> operands) throws IOException, CertificateException {
        this.operands = operands;
        this.verifier = DssNetwork.verifier(Path.of(operands.get(7)));
        this.hand = DssHand.of(operands.get(4), operands.get(5), SignatureAlgorithm.valueOf(operands.get(2)));
        this.documents = operands.subList(FIRST_DOCUMENT, operands.size()).stream()
                .map(FileDocument::new)
                .map(DSSDocument.class::cast)
                .toList();
    }

    static List<String> make(List<String> operands) throws IOException, CertificateException {
        DssMaker maker = new DssMaker(operands);
        return maker.written(maker.worked(maker::sign));
    }

    /** Signs what is signed already beside those who did. */
    static List<String> join(List<String> operands) throws IOException, CertificateException {
        DssMaker maker = new DssMaker(operands);
        return maker.written(
                operands.get(0).startsWith("CAdES")
                        ? maker.sign(new CAdESService(maker.verifier), maker.joining())
                        : maker.worked(maker::sign));
    }

    /** Raises what is signed already; the key is not used. */
    static List<String> raise(List<String> operands) throws IOException, CertificateException {
        DssMaker maker = new DssMaker(operands);
        return maker.written(maker.worked(maker::extend));
    }

    /** Counter-signs the first signature. */
    static List<String> counter(List<String> operands) throws IOException, CertificateException {
        DssMaker maker = new DssMaker(operands);
        return maker.written(maker.counterSigned());
    }

    private List<String> written(DSSDocument document) throws IOException {
        document.save(operands.get(3));
        return List.of("made");
    }

    /** What is done with a family of signatures, whose services share no type that signs one document and several. */
    private interface Work {

        <P extends AbstractSignatureParameters<?>> DSSDocument with(
                DocumentSignatureService<P, ?> service, P parameters);
    }

    private DSSDocument worked(Work work) {
        String form = operands.get(0);
        if (form.startsWith("ASiC")) {
            return form.endsWith("XAdES")
                    ? work.with(new ASiCWithXAdESService(verifier), asicWithXades(form))
                    : work.with(new ASiCWithCAdESService(verifier), asicWithCades(form));
        }
        if (form.startsWith("XAdES")) {
            return work.with(new XAdESService(verifier), xades());
        }
        return form.startsWith("CAdES")
                ? work.with(new CAdESService(verifier), cades())
                : work.with(new PAdESService(verifier), pades());
    }

    private static ASiCContainerType container(String form) {
        return form.startsWith("ASiC-S") ? ASiCContainerType.ASiC_S : ASiCContainerType.ASiC_E;
    }

    private PAdESSignatureParameters pades() {
        PAdESSignatureParameters parameters = hand.held(new PAdESSignatureParameters());
        parameters.setSignatureLevel(level("PAdES"));
        return parameters;
    }

    private CAdESSignatureParameters cades() {
        CAdESSignatureParameters parameters = hand.held(new CAdESSignatureParameters());
        parameters.setSignatureLevel(level("CAdES"));
        parameters.setSignaturePackaging(SignaturePackaging.valueOf(packaging()));
        return parameters;
    }

    private CAdESSignatureParameters joining() {
        CAdESSignatureParameters parameters = cades();
        parameters.setParallelSignature(true);
        return parameters;
    }

    private XAdESSignatureParameters xades() {
        String packaging = packaging();
        XAdESSignatureParameters parameters = hand.held(new XAdESSignatureParameters());
        parameters.setSignatureLevel(level("XAdES"));
        parameters.setEmbedXML(packaging.equals("EMBEDDED"));
        parameters.setManifestSignature(packaging.equals("MANIFEST"));
        parameters.setSignaturePackaging(
                switch (packaging) {
                    case "EMBEDDED", "MANIFEST" -> SignaturePackaging.ENVELOPING;
                    default -> SignaturePackaging.valueOf(packaging);
                });
        return parameters;
    }

    private ASiCWithXAdESSignatureParameters asicWithXades(String form) {
        ASiCWithXAdESSignatureParameters parameters = hand.held(new ASiCWithXAdESSignatureParameters());
        parameters.setSignatureLevel(level("XAdES"));
        parameters.aSiC().setContainerType(container(form));
        return parameters;
    }

    private ASiCWithCAdESSignatureParameters asicWithCades(String form) {
        ASiCWithCAdESSignatureParameters parameters = hand.held(new ASiCWithCAdESSignatureParameters());
        parameters.setSignatureLevel(level("CAdES"));
        parameters.aSiC().setContainerType(container(form));
        return parameters;
    }

    private String packaging() {
        return operands.get(0).substring(operands.get(0).indexOf('-') + 1);
    }

    private SignatureLevel level(String format) {
        return SignatureLevel.valueByName(format + "-BASELINE-" + operands.get(1));
    }

    private <P extends AbstractSignatureParameters<?>> DSSDocument sign(
            DocumentSignatureService<P, ?> service, P parameters) {
        service.setTspSource(DssNetwork.timestamps(operands.get(6)));
        if (service instanceof MultipleDocumentsSignatureService<?, ?>) {
            @SuppressWarnings("unchecked") // Both halves of a service of DSS take the same parameters.
            MultipleDocumentsSignatureService<P, ?> several = (MultipleDocumentsSignatureService<P, ?>) service;
            List<DSSDocument> signed = packaging().equals("MANIFEST") ? manifest(parameters) : documents;
            return several.signDocument(signed, parameters, hand.sign(several.getDataToSign(signed, parameters)));
        }
        DSSDocument document = documents.get(0);
        parameters.setDetachedContents(behindFirst());
        return service.signDocument(document, parameters, hand.sign(service.getDataToSign(document, parameters)));
    }

    private List<DSSDocument> manifest(AbstractSignatureParameters<?> parameters) {
        parameters.setDetachedContents(documents);
        return List.of(new ManifestBuilder(parameters.getDigestAlgorithm(), documents).build());
    }

    private <P extends AbstractSignatureParameters<?>> DSSDocument extend(
            DocumentSignatureService<P, ?> service, P parameters) {
        service.setTspSource(DssNetwork.timestamps(operands.get(6)));
        parameters.setDetachedContents(behindFirst());
        return service.extendDocument(documents.get(0), parameters);
    }

    private List<DSSDocument> behindFirst() {
        return documents.subList(1, documents.size());
    }

    private DSSDocument counterSigned() {
        if (operands.get(0).endsWith("XAdES") || operands.get(0).startsWith("XAdES")) {
            XAdESCounterSignatureParameters parameters = hand.held(new XAdESCounterSignatureParameters());
            parameters.setSignatureLevel(level("XAdES"));
            return operands.get(0).startsWith("ASiC")
                    ? counterSigned(new ASiCWithXAdESService(verifier), parameters)
                    : counterSigned(new XAdESService(verifier), parameters);
        }
        CAdESCounterSignatureParameters parameters = hand.held(new CAdESCounterSignatureParameters());
        parameters.setSignatureLevel(level("CAdES"));
        return operands.get(0).startsWith("ASiC")
                ? counterSigned(new ASiCWithCAdESService(verifier), parameters)
                : counterSigned(new CAdESService(verifier), parameters);
    }

    private <P extends AbstractSignatureParameters<?> & SerializableCounterSignatureParameters>
            DSSDocument counterSigned(CounterSignatureService<P> service, P parameters) {
        DSSDocument signed = documents.get(0);
        service.setTspSource(DssNetwork.timestamps(operands.get(6)));
        parameters.setDetachedContents(behindFirst());
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(signed);
        validator.setCertificateVerifier(verifier);
        validator.setDetachedContents(behindFirst());
        parameters.setSignatureIdToCounterSign(validator.getSignatures().get(0).getId());
        return service.counterSignSignature(
                signed, parameters, hand.sign(service.getDataToBeCounterSigned(signed, parameters)));
    }
}
