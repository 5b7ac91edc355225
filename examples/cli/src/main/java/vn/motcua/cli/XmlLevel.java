package vn.motcua.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.xml.SignedXml;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Signs XML at any level: above B-T by raising what was signed at B-T, beside the output until it is complete. */
record XmlLevel(Signer signer, XmlSignOptions options, List<String> idAttributes) {

    SignedXml sign(Path in, Path out, SigningKey key) {
        SignatureLevel level = signer.asked().level();
        if (level.compareTo(SignatureLevel.B_T) <= 0) {
            return XmlSigner.sign(in, out, key, signer.applied(options));
        }
        Path stamped = out.resolveSibling("." + out.getFileName() + ".b-t");
        try {
            SignedXml signed = XmlSigner.sign(in, stamped, key, signer.applied(options));
            XmlSigner.extend(
                    stamped,
                    out,
                    signer.services()
                            .raising(XmlExtendOptions.to(level))
                            .withIdAttributes(idAttributes.toArray(String[]::new)));
            return new SignedXml(signed.signatureId(), signed.signingTime(), level, signed.algorithm());
        } finally {
            remove(stamped);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "signing XML", "an unfinished file could not be removed", e);
        }
    }
}
