package vn.motcua.signing.xml;

import java.nio.file.Path;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.failure.TransportException;
import vn.motcua.signing.SigningKey;

/**
 * Signs XML documents as XAdES (EN 319 132-1).
 *
 * <p>Safe for threads; documents are signed one per call and nothing is kept between calls.
 *
 * <p>Documents are read as streams; their size does not matter to the memory. What is not the signature stays byte for
 * byte as it was. Document types, entities and inclusions are refused, and so is any encoding but UTF-8 and ASCII. All
 * that can fail is tried before the key is asked, so a PIN is not entered in vain. The result appears under its name only
 * when it is complete and on the disk; if anything fails, what stood there before is unchanged.
 *
 * <pre>{@code
 * SignedXml signed = XmlSigner.sign(in, out, key, XmlSignOptions.defaults());
 * }</pre>
 */
public final class XmlSigner {

    private XmlSigner() {}

    /**
     * Signs a document into another file.
     *
     * @param in the document; any file for a detached signature
     * @param out where the signed document, or the detached signature, goes; another file than {@code in}, and replaced
     *     if it exists
     * @param key the key, which stays open
     * @param options how to sign
     * @return what was written
     * @throws InvalidInputException if the document is not there ({@code FILE_NOT_FOUND}), not XML that is read
     *     ({@code XML_UNREADABLE}) or larger inside than any office's ({@code LIMIT_EXCEEDED}), if the output is the input
     *     ({@code OUTPUT_IS_INPUT}), or if an option does not fit the document or the key ({@code INVALID_VALUE}); an
     *     identifier or a place that is there twice does not fit
     * @throws ResourceException if the document cannot be read or changes meanwhile ({@code FILE_UNREADABLE}), or the output
     *     cannot be written ({@code OUTPUT_NOT_WRITABLE})
     * @throws TokenException if the certificate is not valid now ({@code CERTIFICATE_NOT_VALID}) or the key fails
     * @throws RemoteException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     * @throws TransportException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static SignedXml sign(Path in, Path out, SigningKey key, XmlSignOptions options) {
        return new XmlSigningJob(key, options).toFile(in, out);
    }
}
