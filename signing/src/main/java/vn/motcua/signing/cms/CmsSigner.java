package vn.motcua.signing.cms;

import java.nio.file.Path;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.failure.TransportException;
import vn.motcua.signing.SigningKey;

/**
 * Signs files of any kind as CMS, at the levels of CAdES (EN 319 122-1): beside the file, or around it.
 *
 * <p>Safe for threads; files are signed one per call and nothing is kept between calls. Files are streamed in one pass;
 * their size does not matter to the memory. All that can fail is tried before the key is asked, so a PIN is not entered
 * in vain. The result appears under its name only when it is complete and on the disk; if anything fails, what stood
 * there before is unchanged.
 *
 * <p>A detached signature is DER. An attached one is BER, its content a single string of octets.
 *
 * <pre>{@code
 * SignedCms signed = CmsSigner.sign(in, Path.of("to-trinh.docx.p7s"), key, CmsSignOptions.defaults());
 * }</pre>
 */
public final class CmsSigner {

    private CmsSigner() {}

    /**
     * Signs a file.
     *
     * @param in the file, which stays as it is
     * @param out where the signature goes; another file than {@code in}, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign
     * @return what was written
     * @throws InvalidInputException if the file is not there ({@code FILE_NOT_FOUND}), the output is the input
     *     ({@code OUTPUT_IS_INPUT}), an option does not fit the key, or there is nobody to ask for what the level needs
     *     ({@code INVALID_VALUE})
     * @throws ResourceException if the file cannot be read ({@code FILE_UNREADABLE}) or the output cannot be written
     *     ({@code OUTPUT_NOT_WRITABLE})
     * @throws TokenException if the certificate is not valid now ({@code CERTIFICATE_NOT_VALID}) or the key fails
     * @throws RemoteException {@code EVIDENCE_INCOMPLETE} if there is no answer about a certificate, with what was tried;
     *     {@code CERTIFICATE_REVOKED} if the answer is that it is revoked; or what {@link
     *     vn.motcua.signing.timestamp.TimestampClient#stamp} throws
     * @throws TransportException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static SignedCms sign(Path in, Path out, SigningKey key, CmsSignOptions options) {
        return new SigningJob(key, options).toFile(in, out);
    }

    /**
     * Adds another signer's signature to a CMS file, beside those that are there (RFC 5652, 5.1), over the same content.
     *
     * <p>What stands there is verified first, and one that does not hold is refused; then it is taken over as it is, with
     * its time-stamps. Content in the file streams by; beside a detached signature it has to be {@linkplain
     * CmsSignOptions#withContent given}. The level is that of the new signature.
     *
     * @param in the signed file, in DER, BER or PEM, which stays as it is
     * @param out where the file with one signature more goes; another file than the inputs, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign; the packaging does not matter
     * @return what was added
     * @throws InvalidInputException as {@link #sign} and {@link #extend} do; {@code INVALID_VALUE} also if what is signed
     *     is other content than a file
     * @throws ResourceException as {@link #sign} does
     * @throws TokenException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static SignedCms coSign(Path in, Path out, SigningKey key, CmsSignOptions options) {
        return new CoSigningJob(new SigningJob(key, options)).toFile(in, out);
    }

    /**
     * Signs the signatures in a CMS file (RFC 5652, 11.4): that the signer has seen them, not what they are over. The
     * value of each signer's signature gets a counter-signature of its own, which the key is asked for.
     *
     * <p>What stands there is verified first: over the content, where that is in the file or {@linkplain
     * CmsSignOptions#withContent given}. The level is that of the counter-signatures, B-LT at most; archive
     * time-stamps, which {@link #extend} makes, cover them with the signature they belong to.
     *
     * @param in the signed file, in DER, BER or PEM, which stays as it is
     * @param out where the counter-signed file goes; another file than the inputs, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign; the packaging does not matter
     * @return what was added
     * @throws InvalidInputException as {@link #coSign} does; {@code INVALID_VALUE} also for level B-LTA
     * @throws ResourceException as {@link #sign} does
     * @throws TokenException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static CounterSignedCms counterSign(Path in, Path out, SigningKey key, CmsSignOptions options) {
        return new CounterSigningJob(new SigningJob(key, options)).toFile(in, out);
    }

    /**
     * Raises the signatures in a CMS file, made by whomever, to a level.
     *
     * <p>To B-T: a time-stamp over each signer's signature that has none. To B-LT: what proves the certificates of all
     * signers and time-stamps, among the certificates and revocation information of the signed data. To B-LTA: an archive
     * time-stamp over each signature (version 3); where there is one, evidence about the last and another one, which is
     * how they are renewed. Every signature is verified first as far as that can be done: over the content, where the
     * content is in the file or {@linkplain CmsExtendOptions#withContent given}; one that does not hold is refused.
     * Whether the certificates are trusted is not judged here.
     *
     * <p>What was signed at B-B without a network is raised so when the line is back. If anything cannot be had,
     * nothing is written. When the level was reached before, the output is a copy of the input.
     *
     * @param in the signature, in DER, BER or PEM
     * @param out where the raised signature goes; another file than {@code in}, and replaced if it exists
     * @param options the level, and whom to ask
     * @return what was added
     * @throws InvalidInputException as {@link #sign} does; {@code SIGNATURE_DAMAGED} if the file is no CMS signature or
     *     cut off; {@code SIGNATURE_BROKEN} if a signature in it does not hold; {@code LIMIT_EXCEEDED} if there is more in it than any signature
     *     needs; {@code INVALID_VALUE} also if the content is needed and not given
     * @throws ResourceException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static ExtendedCms extend(Path in, Path out, CmsExtendOptions options) {
        return new ExtensionJob(options).toFile(in, out);
    }
}
