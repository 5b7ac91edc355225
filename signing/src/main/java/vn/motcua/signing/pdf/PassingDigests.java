package vn.motcua.signing.pdf;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Digests of a document while its bytes go by, once: of all of it, and of what each of its signatures covers.
 *
 * <p>What signatures cover begins with the document, so they share its digest up to their values.
 */
final class PassingDigests {

    /** Signatures that cover more of the document than this in all, behind their values, were made to keep us busy. */
    private static final long MOST_WORK = 4;

    private final Map<String, MessageDigest> whole = new LinkedHashMap<>();
    private final List<Branch> branches = new ArrayList<>();
    private final TreeSet<Long> cuts = new TreeSet<>();
    private long position;

    /** Starts before the first byte; digests the JDK does not have are left out. */
    static PassingDigests of(Collection<String> algorithms, Collection<SealedPart> parts, long length) {
        PassingDigests digests = new PassingDigests();
        algorithms.forEach(digests::begin);
        long work = 0;
        for (SealedPart part : parts) {
            work += part.range().secondLength();
            if (work > MOST_WORK * length) {
                throw PdfRefusal.damaged("the byte ranges of its signatures are tangled", null);
            }
            part.digestAlgorithm().ifPresent(algorithm -> digests.watch(part, algorithm));
        }
        return digests;
    }

    private void watch(SealedPart part, String algorithm) {
        if (begin(algorithm)) {
            branches.add(new Branch(part, algorithm, soFar(algorithm)));
            cuts.add(part.range().firstLength());
            cuts.add(part.range().secondOffset());
            cuts.add(part.range().end());
        }
    }

    private boolean begin(String algorithm) {
        try {
            if (!whole.containsKey(algorithm)) {
                whole.put(algorithm, MessageDigest.getInstance(algorithm));
            }
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    void update(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            Long cut = cuts.higher(position);
            long until = cut == null ? Long.MAX_VALUE : cut;
            ByteBuffer piece = bytes.slice();
            piece.limit((int) Math.min(bytes.remaining(), until - position));
            whole.values().forEach(digest -> digest.update(piece.duplicate()));
            branches.forEach(branch -> branch.update(piece.duplicate(), position));
            position += piece.remaining();
            bytes.position(bytes.position() + piece.remaining());
            branches.forEach(branch -> branch.reach(position, whole));
        }
    }

    /** The digest of all that has gone by, to be gone on with. */
    MessageDigest soFar(String algorithm) {
        MessageDigest digest = whole.get(algorithm);
        if (digest == null) {
            throw new IllegalStateException(algorithm + " was not asked for");
        }
        return copy(digest);
    }

    /** The digest of what a signature covers, once that has gone by. */
    Optional<byte[]> over(SealedPart part) {
        return branches.stream()
                .filter(branch -> branch.part.equals(part))
                .findFirst()
                .map(branch -> copy(branch.digest).digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digests of the JDK can be cloned", e);
        }
    }

    /** One signature: up to its value its digest is that of the document, behind it goes on alone. */
    private static final class Branch {

        private final SealedPart part;
        private final String algorithm;
        private MessageDigest digest;

        Branch(SealedPart part, String algorithm, MessageDigest untouched) {
            this.part = part;
            this.algorithm = algorithm;
            this.digest = untouched;
        }

        void update(ByteBuffer bytes, long from) {
            if (from >= part.range().secondOffset() && from < part.range().end()) {
                digest.update(bytes);
            }
        }

        void reach(long position, Map<String, MessageDigest> whole) {
            MessageDigest all = whole.get(algorithm);
            if (all != null && position == part.range().firstLength()) {
                digest = copy(all);
            }
        }
    }
}
