package vn.motcua.signing.xml;

import java.nio.file.Path;
import java.util.List;
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

    /**
     * Signs several files of any kind with one detached signature, which refers to each by its name alone, as if all lay
     * in one folder with it.
     *
     * @param files the files, whose names differ
     * @param out where the signature goes; none of the files, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign, with the packaging {@link XmlPackaging#DETACHED}
     * @return what was written
     * @throws InvalidInputException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does; {@code INVALID_VALUE}
     *     also if there is no file, two have one name, or the packaging is another
     * @throws ResourceException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     * @throws TokenException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     * @throws RemoteException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     * @throws TransportException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     */
    public static SignedXml sign(List<Path> files, Path out, SigningKey key, XmlSignOptions options) {
        return new XmlSigningJob(key, options).toFile(List.copyOf(files), out);
    }

    /**
     * Signs the signatures of a document: whoever does so confirms them, and what they cover with them. Every signature
     * that stands in no other gets a counter-signature in its unsigned properties, or with {@link XmlReference#element}
     * among the options those of these identifiers. What stands there is verified first. An archive time-stamp that {@link
     * #extend} makes later covers counter-signatures, too.
     *
     * @param in the signed document
     * @param out where the counter-signed document goes; another file than {@code in}, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign, at B-LT at most; packaging and place do not matter
     * @return what was added
     * @throws InvalidInputException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does; {@code SIGNATURE_BROKEN} if a
     *     signature that would be signed does not hold; {@code INVALID_VALUE} also for level B-LTA, or if there is no
     *     such signature, one is not XAdES, or another signature or an archive time-stamp covers what would change
     * @throws ResourceException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     * @throws TokenException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     * @throws RemoteException as {@link #extend} does
     * @throws TransportException as {@link #extend} does
     */
    public static CounterSignedXml counterSign(Path in, Path out, SigningKey key, XmlSignOptions options) {
        return new XmlSigningJob(key, options).counterSign(in, out);
    }

    /**
     * Raises the signatures of a document, made by whomever, to a level.
     *
     * <p>To B-T: a time-stamp over the value of each signature that has none. To B-LT: what proves the certificates of
     * each signature and of its time-stamps, in its unsigned properties. To B-LTA: an archive time-stamp over each
     * signature, what it refers to and what was added to it; where there is one, evidence about the last and another one,
     * which is how they are renewed. Every signature is verified first as far as that can be done: over files beside the
     * document, where they are {@linkplain XmlExtendOptions#withContent given}; one that does not hold is refused. Whether
     * the certificates are trusted is not judged here. A counter-signature under an archive time-stamp of the signature
     * around it stays as it is.
     *
     * <p>What was signed at B-B without a network is raised so when the line is back. If anything cannot be had, nothing is
     * written. When the level was reached before, the output is a copy of the input.
     *
     * @param in the document
     * @param out where the raised document goes; another file than {@code in}, and replaced if it exists
     * @param options the level, and whom to ask
     * @return what was added
     * @throws InvalidInputException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does; {@code SIGNATURE_BROKEN} if a
     *     signature does not hold; {@code INVALID_VALUE} also if there is no signature, one is not XAdES, another signature
     *     covers what would change, what was signed is needed and not given, or there is nobody to ask
     * @throws ResourceException as {@link #sign(Path, Path, SigningKey, XmlSignOptions)} does
     * @throws RemoteException {@code EVIDENCE_INCOMPLETE} if there is no answer about a certificate; {@code
     *     CERTIFICATE_REVOKED} if the answer is that it is revoked; or what {@link
     *     vn.motcua.signing.timestamp.TimestampClient#stamp} throws
     * @throws TransportException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static ExtendedXml extend(Path in, Path out, XmlExtendOptions options) {
        return new XmlExtensionJob(options).toFile(in, out);
    }
}
