package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.CadesSigner;

/** The two phases of a signature whose value is made elsewhere. */
final class CompletionJob {

    private final PendingSignature pending;
    private final PdfCompletion completion;
    private final PreparedSignature prepared;
    private final CadesSigner cades;
    private final SignatureLevel level;

    private CompletionJob(
            PendingSignature pending, PdfCompletion completion, PreparedSignature prepared, CadesSigner cades) {
        this.pending = pending;
        this.completion = completion;
        this.prepared = prepared;
        this.cades = cades;
        this.level = completion.level().orElse(prepared.signed().level());
    }

    /** Writes a document that is signed but for the value. */
    static PendingSignature prepare(Path in, Path out, SignaturePlan plan, PdfPrepareOptions options) {
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        UndoJournal.restore(SigningJob.realPath(in));
        try (SourcePdf source = SourcePdf.open(in, options.signing());
                OutputDraft output = OutputDraft.of(in, target, WriteObserver.none())) {
            SignatureRevision revision = plan.revision(source);
            byte[] digest = output.digest(revision.increment(), plan.cades().digest());
            SignedPdf signed = plan.signed(revision, options.signing().level());
            PendingSignature pending = new PendingSignature(
                    options.documentId(),
                    plan.cades().toBeSigned(digest),
                    plan.algorithm(),
                    plan.cades().chain(),
                    plan.time().toInstant().plus(options.timeToLive()),
                    new PreparedSignature(digest, signed.byteRange().end(), signed).written());
            output.complete(new byte[0]);
            return pending;
        }
    }

    /** Looks at all that can be looked at without the document. */
    static CompletionJob of(PendingSignature pending, PdfCompletion completion) {
        Instant now = completion.clock().instant();
        require(!pending.isExpired(now), "expiry", pending.expiry().toString(), "a time after " + now);
        PreparedSignature prepared = PreparedSignature.read(pending);
        SignatureAlgorithm algorithm = pending.algorithm();
        require(
                SignatureAlgorithm.of(pending.certificate().getPublicKey()).contains(algorithm),
                "algorithm",
                algorithm.name(),
                "one for the key of the certificate");
        CadesSigner cades = CadesSigner.create(pending.chain(), algorithm);
        byte[] digest = prepared.documentDigest();
        require(
                MessageDigest.isEqual(cades.toBeSigned(digest), pending.digest()),
                "pending",
                "a digest that is not that of its certificate and document",
                "what preparing returned");
        require(
                cades.verifies(digest, completion.value()),
                "value",
                "one that is not the certificate's over the digest",
                "what the key made of the digest");
        CompletionJob job = new CompletionJob(pending, completion, prepared, cades);
        job.requireLevel();
        return job;
    }

    private void requireLevel() {
        SignatureLevel most = prepared.signed().level();
        require(level.compareTo(most) <= 0, "level", level.label(), "at most " + most.label() + ", as prepared");
        require(
                level == SignatureLevel.B_B || completion.timestamps().isPresent(),
                "timestamps",
                "nobody to ask",
                "a client for level B-T");
    }

    /** The bytes are checked while they are copied; the copy gets its name when it is whole. */
    SignedPdf run(Path in, Path out, WriteObserver observer) {
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        requireGap(in);
        ByteRange range = prepared.signed().byteRange();
        try (OutputDraft output = OutputDraft.of(in, target, observer)) {
            Covered covered = new Covered(range, cades.digest());
            output.copy(prepared.fileLength(), covered);
            requirePrepared(MessageDigest.isEqual(covered.digest.digest(), prepared.documentDigest()));
            byte[] value = cades.around(
                    prepared.documentDigest(), completion.value(), timestamps().map(asked -> asked::token));
            if (value.length > prepared.valueRoom()) {
                throw PdfTimestamps.outgrown(prepared.valueRoom(), value.length);
            }
            output.complete(range.firstLength() + 1, value);
        }
        SignedPdf signed = prepared.signed();
        return new SignedPdf(
                signed.fieldName(), range, signed.signingTime(), level, pending.algorithm(), signed.placement());
    }

    private Optional<PdfTimestamps> timestamps() {
        return level == SignatureLevel.B_B
                ? Optional.empty()
                : completion.timestamps().map(PdfTimestamps::of);
    }

    /** The length of the file, and that the gap is one: nothing but zeros between its brackets. */
    private void requireGap(Path file) {
        ByteRange range = prepared.signed().byteRange();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            requirePrepared(channel.size() == prepared.fileLength());
            byte[] expected = new byte[(int) (range.secondOffset() - range.firstLength())];
            Arrays.fill(expected, (byte) '0');
            expected[0] = '<';
            expected[expected.length - 1] = '>';
            ByteBuffer found = ByteBuffer.allocate(expected.length);
            while (found.hasRemaining() && channel.read(found, range.firstLength() + found.position()) >= 0) {
                // until the buffer is full
            }
            requirePrepared(Arrays.equals(found.array(), expected));
        } catch (IOException e) {
            throw OutputDraft.unreadable("the prepared document cannot be read", e);
        }
    }

    private static void requirePrepared(boolean kept) {
        require(kept, "prepared", "a file that is not the one prepared, or has been changed", "the file prepared");
    }

    private static void require(boolean kept, String field, String given, String legal) {
        if (!kept) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
        }
    }

    /** Digests what is covered of a document that goes by. */
    private static final class Covered implements Consumer<ByteBuffer> {

        private final ByteRange range;
        private final MessageDigest digest;
        private long position;

        Covered(ByteRange range, MessageDigest digest) {
            this.range = range;
            this.digest = digest;
        }

        @Override
        public void accept(ByteBuffer bytes) {
            long end = position + bytes.remaining();
            update(bytes, position, Math.min(end, range.firstLength()));
            update(bytes, Math.max(position, range.secondOffset()), end);
            position = end;
        }

        private void update(ByteBuffer bytes, long from, long until) {
            if (from < until) {
                int start = bytes.position() + (int) (from - position);
                digest.update(bytes.duplicate().position(start).limit(start + (int) (until - from)));
            }
        }
    }
}
