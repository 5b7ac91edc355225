package vn.motcua.conformance.dss;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/** DSS's own verdict by its default policy, without network: what it needs is in the file or given. */
final class DssJudge {

    private DssJudge() {}

    /** Operands: the file, a PEM file of anchors, any number of CRL files. */
    static List<String> validate(List<String> operands) throws IOException, CertificateException {
        return validate(SignedDocumentValidator.fromDocument(new FileDocument(operands.get(0))), operands);
    }

    /** Operands: the password, then as for {@link #validate(List)}. */
    static List<String> decipher(List<String> operands) throws IOException, CertificateException {
        PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(operands.get(1)));
        validator.setPasswordProtection(operands.get(0).toCharArray());
        return validate(validator, operands.subList(1, operands.size()));
    }

    /** Operands: {@code now} or when, the files that are signed, parted as in a path, then as for {@link #validate(List)}. */
    static List<String> judge(List<String> operands) throws IOException, CertificateException {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(operands.get(2)));
        if (!operands.get(0).equals("now")) {
            validator.setValidationTime(Date.from(Instant.parse(operands.get(0))));
        }
        validator.setDetachedContents(Stream.of(operands.get(1).split(File.pathSeparator))
                .filter(content -> !content.isEmpty())
                .map(FileDocument::new)
                .map(DSSDocument.class::cast)
                .toList());
        return validate(validator, operands.subList(2, operands.size()));
    }

    private static List<String> validate(SignedDocumentValidator validator, List<String> operands)
            throws IOException, CertificateException {
        validator.setCertificateVerifier(verifier(operands));
        SimpleReport report = validator.validateDocument().getSimpleReport();
        return report.getSignatureIdList().stream().map(id -> line(report, id)).toList();
    }

    /** Whom to trust and what is known of revocation: the operands as for {@link #validate(List)}. */
    static CommonCertificateVerifier verifier(List<String> operands) throws IOException, CertificateException {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(DssNetwork.anchors(Path.of(operands.get(1))));
        String[] crls = operands.subList(2, operands.size()).toArray(String[]::new);
        if (crls.length > 0) {
            verifier.setCrlSource(crlSource(crls));
        }
        return verifier;
    }

    private static String line(SimpleReport report, String id) {
        Indication indication = report.getIndication(id);
        SubIndication sub = report.getSubIndication(id);
        return String.join(
                "\t",
                "signature",
                String.valueOf(report.getSignatureFormat(id)),
                String.valueOf(indication),
                sub == null ? "" : sub.name(),
                report.getAdESValidationErrors(id).stream()
                        .map(Message::getValue)
                        .toList()
                        .toString()
                        .replaceAll("\\s+", " "));
    }

    private static ExternalResourcesCRLSource crlSource(String[] files) throws IOException {
        InputStream[] streams = new InputStream[files.length];
        for (int i = 0; i < files.length; i++) {
            streams[i] = new ByteArrayInputStream(Files.readAllBytes(Path.of(files[i])));
        }
        return new ExternalResourcesCRLSource(streams);
    }
}
