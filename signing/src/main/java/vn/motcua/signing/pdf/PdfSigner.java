package vn.motcua.signing.pdf;

import java.nio.file.Path;
import java.util.List;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.failure.TransportException;
import vn.motcua.signing.SigningKey;

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
     * <p>The files between are hidden beside the output and go away; the output appears when the last signature is made.
     *
     * @param in the document
     * @param out where the signed document goes; another file than {@code in}, and replaced if it exists
     * @param key the key, which stays open
     * @param steps how to make each signature, at least one
     * @return what was written, in the order of the signatures; its byte range is that of the output
     * @throws InvalidInputException as {@link #sign} does, or if there is no step ({@code INVALID_VALUE})
     * @throws ResourceException as {@link #sign} does
     * @throws TokenException as {@link #sign} does
     */
    public static List<SignedPdf> signAll(Path in, Path out, SigningKey key, List<PdfSignOptions> steps) {
        return new SigningSequence(in, out, key).run(List.copyOf(steps));
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
     */
    public static SignedPdf signInPlace(Path file, SigningKey key, PdfSignOptions options) {
        return new SigningJob(key, options, WriteObserver.none()).inPlace(file);
    }

    /**
     * Raises the signatures of a document, made by whomever, to a level.
     *
     * <p>To B-T: a time-stamp over the document, if a signature has none of its own. To B-LT: what proves the
     * certificates of all signatures and time-stamps, in the document security store. To B-LTA: a time-stamp over the
     * document behind that; where there is one, evidence about the last and another one, which is how archive
     * time-stamps are renewed. The level is judged by what the document holds; signatures are not validated here, and a
     * broken one stays broken.
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
     *     needed
     * @throws ResourceException as {@link #sign} does
     * @throws RemoteException {@code EVIDENCE_INCOMPLETE} if there is no answer about a certificate, with what was tried;
     *     {@code CERTIFICATE_REVOKED} if the answer is that it is revoked; or what {@link
     *     vn.motcua.signing.timestamp.TimestampClient#stamp} throws
     * @throws TransportException as {@link vn.motcua.signing.timestamp.TimestampClient#stamp} does
     */
    public static ExtendedPdf extend(Path in, Path out, PdfExtendOptions options) {
        return new ExtensionJob(options, WriteObserver.none()).toFile(in, out);
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
