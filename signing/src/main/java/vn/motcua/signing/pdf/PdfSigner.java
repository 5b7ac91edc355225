package vn.motcua.signing.pdf;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.failure.TransportException;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.KeyCheck;

/**
 * Signs PDF documents as PAdES (EN 319 142-1).
 *
 * <p>Safe for threads; documents are signed one per call and nothing is kept between calls.
 *
 * <p>The signature is appended to a copy of the document, or to the document itself: every byte that was there stays where it was, so earlier
 * signatures stay valid and a document can be signed again and again. Files are streamed; the size of the document
 * does not matter to the memory. All that can fail is tried before the key is asked, so a PIN is not entered in vain.
 * The result appears under its name only when it is complete and on the disk; if anything fails, what stood there
 * before is unchanged.
 *
 * <p>Any structure a PDF can have is kept: tables, streams and hybrids, linearised files, object streams, encryption by
 * password, files beyond 2 GB. A document is not repaired unless {@link PdfSignOptions#withRepair} says so: one whose
 * cross-reference does not hold is refused, because readers would repair it each in their own way and then find the
 * signature broken.
 *
 * <pre>{@code
 * SignedPdf signed = PdfSigner.sign(in, out, key, PdfSignOptions.defaults());
 * }</pre>
 */
public final class PdfSigner {

    private PdfSigner() {}

    /**
     * Signs a document into another file.
     *
     * <p>Above B-T the document is then raised as {@link #extend} does, all its signatures with it, before anything of it
     * appears: chains and revocation answers of the key's certificate are gathered before the key is asked, and again
     * where they are missing when the signature and its time-stamp are there.
     *
     * @param in the document
     * @param out where the signed document goes; another file than {@code in}, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign
     * @return what was written
     * @throws InvalidInputException if the document is not there ({@code FILE_NOT_FOUND}), not a PDF
     *     ({@code NOT_A_PDF}), broken or cut off ({@code PDF_DAMAGED}), larger inside than any office's
     *     ({@code LIMIT_EXCEEDED}), encrypted with a password that was not given ({@code PDF_ENCRYPTED}), or closed to
     *     this signature by its certification, an earlier signature's lock or its permissions ({@code PDF_LOCKED}), if the
     *     output is the input ({@code OUTPUT_IS_INPUT}), or if an option does not fit the document or the key
     *     ({@code INVALID_VALUE})
     * @throws ResourceException if the document cannot be read ({@code FILE_UNREADABLE}), is being signed in place
     *     ({@code FILE_IN_USE}), or the output cannot be written ({@code OUTPUT_NOT_WRITABLE})
     * @throws TokenException if the certificate is not valid now ({@code CERTIFICATE_NOT_VALID}) or the key fails
     * @throws RemoteException from B-T on as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does, above as
     *     {@link #extend} does
     * @throws TransportException from B-T on as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static SignedPdf sign(Path in, Path out, SigningKey key, PdfSignOptions options) {
        return new SigningJob(key, options, WriteObserver.none()).toFile(in, out);
    }

    /**
     * Signs a document several times with one key, each signature over the one before, as an office issues a document
     * with its number, its date and its seal. The key stays open, so that one login does for all.
     *
     * <pre>{@code
     * List<PdfSignOptions> issue = List.of(
     *         options.withAppearance(SignatureAppearance.number("1589")),
     *         options.withAppearance(SignatureAppearance.date()),
     *         options.withAppearance(SignatureAppearance.agency(seal)));
     * List<SignedPdf> issued = PdfSigner.signAll(in, out, key, issue);
     * }</pre>
     *
     * <p>A date is one signature for each blank the document leaves, because a signature has one field: day and month,
     * and the year where the document does not print it. With a {@linkplain PdfSignOptions#fieldName field name} the first
     * has that name, the others the blank's name behind it.
     *
     * <p>The document is read and written once, the signatures grow in memory; the output appears when the last one is
     * made. The document is opened with the password of the first step, and repaired if that says so. The highest level
     * above B-T that a step asks for is reached for all signatures, when the last is made.
     *
     * @param in the document
     * @param out where the signed document goes; another file than {@code in}, and replaced if it exists
     * @param key the key, which stays open
     * @param steps how to make each signature, at least one
     * @return what was written, in the order of the signatures; its byte range is that of the output
     * @throws InvalidInputException as {@link #sign} does, or if there is no step ({@code INVALID_VALUE})
     * @throws ResourceException as {@link #sign} does
     * @throws TokenException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static List<SignedPdf> signAll(Path in, Path out, SigningKey key, List<PdfSignOptions> steps) {
        return SigningSequence.of(in, key, List.copyOf(steps)).toFile(in, out);
    }

    /**
     * Signs a document where it stands. Its bytes stay; the signature is written behind them, in one go, when the key has
     * signed.
     *
     * <p>Beforehand a journal {@code .NAME.motcua-undo} with the whole revision is forced to the disk beside the
     * document. A write that fails is undone. If the process is killed or the power cut meanwhile, the journal stays,
     * and behind the old bytes may stand the beginning of the revision, which readers pass over; the next call of this
     * class with that document, or {@link #restore}, removes it. Whoever reads meanwhile sees the old document, then the
     * signed one. Two signers in place are kept apart; other programs that write the same file are not.
     *
     * @param file the document; behind a symbolic link the file it leads to
     * @param key the key, which stays open
     * @param options how to sign
     * @return what was written
     * @throws InvalidInputException as {@link #sign} does
     * @throws ResourceException if the document cannot be read ({@code FILE_UNREADABLE}), another signer is at work on it
     *     ({@code FILE_IN_USE}), or it or its folder cannot be written ({@code OUTPUT_NOT_WRITABLE})
     * @throws TokenException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static SignedPdf signInPlace(Path file, SigningKey key, PdfSignOptions options) {
        return new SigningJob(key, options, WriteObserver.none()).inPlace(file);
    }

    /**
     * Signs a document several times where it stands, as {@link #signAll} does, all signatures written behind it in one
     * go with the journal of {@link #signInPlace}.
     *
     * @param file the document; behind a symbolic link the file it leads to
     * @param key the key, which stays open
     * @param steps how to make each signature, at least one
     * @return what was written, in the order of the signatures
     * @throws InvalidInputException as {@link #signAll} does
     * @throws ResourceException as {@link #signInPlace} does
     * @throws TokenException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static List<SignedPdf> signAllInPlace(Path file, SigningKey key, List<PdfSignOptions> steps) {
        return SigningSequence.of(file, key, List.copyOf(steps)).inPlace(file);
    }

    /**
     * Prepares a document for a signature whose value is made elsewhere or later: by a remote signing service, or when
     * the officer has come back to the token. Nobody's key is asked. What is written is the signed document with zeros in
     * the place of the value; {@link #complete} puts the value in, in this process or another one, days later if need be.
     *
     * <p>Only {@link PendingSignature#digest()} has to leave the house: 32 to 64 bytes, the digest of the signed
     * attributes, among which is the digest of the document. The certificates must be known beforehand, which a service
     * tells when it is asked for the credential ({@code credentials/info} of the Cloud Signature Consortium).
     *
     * <pre>{@code
     * PendingSignature pending = PdfSigner.prepare(in, prepared, chain, PdfPrepareOptions.of(id, Duration.ofDays(2)));
     * store.put(id, pending.toText());
     *
     * PendingSignature pending = PendingSignature.parse(store.get(id));        // after a restart
     * byte[] value = service.signHash(pending.algorithm(), pending.digest());  // or pending.sign(key, clock)
     * PdfSigner.complete(prepared, out, pending, PdfCompletion.of(value));
     * }</pre>
     *
     * <p>The signature claims the time of its preparation. At B-T room is kept for the time-stamp, which is asked for in
     * completing; how much is learned from the client or {@linkplain PdfTimestamps#withRoom set}. Set it where there may
     * be another authority then: the room cannot grow any more.
     *
     * @param in the document
     * @param prepared where the prepared document goes; another file than {@code in}, and replaced if it exists
     * @param chain the certificate of the key, followed by its issuers as far as known, each by the next
     * @param options the document's name, how long it can be completed, and how it is signed
     * @return what completing needs beside the prepared document
     * @throws InvalidInputException as {@link #sign} does; {@code INVALID_VALUE} also if the chain is none
     * @throws ResourceException as {@link #sign} does
     * @throws TokenException if the certificate is not valid now ({@code CERTIFICATE_NOT_VALID})
     * @throws RemoteException if the authority is asked for the length of its time-stamps and gives none
     * @throws TransportException if the authority is asked for the length of its time-stamps and cannot be reached
     */
    public static PendingSignature prepare(
            Path in, Path prepared, List<X509Certificate> chain, PdfPrepareOptions options) {
        KeyCheck.requireChain(chain);
        List<SignatureAlgorithm> possible = SignatureAlgorithm.of(chain.get(0).getPublicKey());
        SignaturePlan plan = SignaturePlan.of(List.copyOf(chain), possible, options.signing());
        return CompletionJob.prepare(in, prepared, plan, options);
    }

    /**
     * Completes a prepared document: puts the value of the signature in and has it time-stamped, if that was prepared.
     *
     * <p>Before anything is written the value is verified with the certificate, and the pending signature is held against
     * itself and against the length of the document and its gap. That no other byte has changed is checked while the
     * document is copied; the output appears when all is in its place, and otherwise what stood there before is
     * unchanged. The prepared document stays as it is, so that completing can be tried again.
     *
     * @param prepared the prepared document
     * @param out where the signed document goes; another file than {@code prepared}, and replaced if it exists
     * @param pending what {@link #prepare} returned, in this process or in another one
     * @param completion the value, and whom to ask for the time-stamp
     * @return what was written
     * @throws InvalidInputException {@code INVALID_VALUE} if the preparation has expired or been changed, if the value is
     *     not the certificate's over the digest, if the document is not the one prepared, or if the time-stamp is longer
     *     than the room that was kept: complete at B-B then, and raise the level with {@link #extend}; {@code
     *     FILE_NOT_FOUND} and {@code OUTPUT_IS_INPUT} as {@link #sign} does
     * @throws ResourceException as {@link #sign} does
     * @throws RemoteException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     * @throws TransportException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static SignedPdf complete(Path prepared, Path out, PendingSignature pending, PdfCompletion completion) {
        return CompletionJob.of(pending, completion).run(prepared, out, WriteObserver.none());
    }

    /**
     * Raises the signatures of a document, made by whomever, to a level.
     *
     * <p>To B-T: a time-stamp over the document, if a signature has none of its own. To B-LT: what proves the
     * certificates of all signatures and time-stamps, in the document security store. To B-LTA: a time-stamp over the
     * document behind that; where there is one, evidence about the last and another one, which is how archive
     * time-stamps are renewed; the new one may be by a stronger digest. The level is judged by what the document holds.
     *
     * <p>Before anybody is asked, every signature and time-stamp of the document is held against the bytes it covers: a
     * broken one cannot be proven and is refused. Nothing else is validated. A certificate that was revoked after the
     * first time-stamp over its signature does no harm, since the evidence proves the order; one that was revoked before,
     * or whose signature no time-stamp had covered by then, is refused. The same goes for its issuers, and for those of
     * time-stamps, which a later time-stamp covers.
     *
     * <p>What was signed at B-B without a network is raised so when the line is back. If anything cannot be had,
     * nothing is written. When the level was reached before, the output is a copy of the input.
     *
     * @param in the document
     * @param out where the raised document goes; another file than {@code in}, and replaced if it exists
     * @param options the level, and whom to ask
     * @return what was added
     * @throws InvalidInputException as {@link #sign} does, except that neither certifications nor locks stand in the way
     *     (ISO 32000-2, table 257); {@code INVALID_VALUE} also if there is no signature, or nobody to ask for what is
     *     needed; {@code SIGNATURE_BROKEN} if a signature or time-stamp does not hold, with the field it is in
     * @throws ResourceException as {@link #sign} does
     * @throws RemoteException {@code EVIDENCE_INCOMPLETE} if there is no answer about a certificate, with what was tried;
     *     {@code CERTIFICATE_REVOKED} if the answer is that it was revoked too early, with the date; or what {@link
     *     vn.motcua.signing.timestamp.TimestampClient#stamp} throws
     * @throws TransportException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static ExtendedPdf extend(Path in, Path out, PdfExtendOptions options) {
        return new ExtensionJob(options, WriteObserver.none()).toFile(in, out);
    }

    /**
     * Raises the signatures of a document where it stands, as {@link #extend} does. Its bytes stay; what is added is
     * written behind them, in one go, when everything is there, with the journal of {@link #signInPlace}. When the level
     * was reached before, nothing is written.
     *
     * @param file the document; behind a symbolic link the file it leads to
     * @param options the level, and whom to ask
     * @return what was added
     * @throws InvalidInputException as {@link #extend} does
     * @throws ResourceException as {@link #signInPlace} does
     * @throws RemoteException as {@link #extend} does
     * @throws TransportException as {@link #extend} does
     */
    public static ExtendedPdf extendInPlace(Path file, PdfExtendOptions options) {
        return new ExtensionJob(options, WriteObserver.none()).inPlace(file);
    }

    /**
     * Removes what {@link #signInPlace} left behind a document when its process was killed. Signing the document again
     * does the same; this is for whoever only wants it back.
     *
     * @param file the document
     * @return true if something was removed, false if the document was as it should be
     * @throws InvalidInputException if the document is not there ({@code FILE_NOT_FOUND})
     * @throws ResourceException if it is being signed now ({@code FILE_IN_USE}) or cannot be written
     *     ({@code OUTPUT_NOT_WRITABLE})
     */
    public static boolean restore(Path file) {
        SourcePdf.requireFile(file);
        return UndoJournal.restore(SigningJob.realPath(file));
    }
}
