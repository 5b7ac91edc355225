package vn.motcua.signing.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Digests of many byte ranges of one file in one pass.
 *
 * <p>All ranges start at 0, so they share a trunk per algorithm; where the gap of a signature begins, a branch is cloned
 * off the trunk and goes on alone behind the gap. The branches of signatures made one after the other do not overlap:
 * the work is at most twice the length of the file, however many signatures there are.
 */
final class RangeDigests {

    /** A file whose branches add up to more than this many times its length was built to keep the validator busy. */
    private static final long MOST_WORK = 4;

    private static final int BLOCK = 1 << 16;

    private final Map<String, MessageDigest> trunks = new HashMap<>();
    private final Map<String, Long> lastForks = new HashMap<>();
    private final List<Branch> branches = new ArrayList<>();

    private RangeDigests() {}

    /** Digests each range; a request beyond the limit of work gets no answer. */
    static Map<Request, byte[]> take(PdfBytes pdf, Collection<Request> requests) throws IOException {
        RangeDigests pass = new RangeDigests();
        long work = 0;
        for (Request request : requests) {
            work += request.range.end() - request.range.gapEnd();
            if (work <= MOST_WORK * pdf.length()) {
                pass.add(request);
            }
        }
        return pass.run(pdf);
    }

    private void add(Request request) {
        trunks.computeIfAbsent(request.algorithm, RangeDigests::digest);
        lastForks.merge(request.algorithm, request.range.gapStart(), Math::max);
        branches.add(new Branch(request));
    }

    private Map<Request, byte[]> run(PdfBytes pdf) throws IOException {
        SortedSet<Long> cuts = new TreeSet<>();
        for (Branch branch : branches) {
            ByteRange range = branch.request.range;
            cuts.addAll(List.of(range.gapStart(), range.gapEnd(), range.end()));
        }
        Map<Request, byte[]> results = new HashMap<>();
        long position = 0;
        for (long cut : cuts) {
            feed(pdf, position, cut);
            position = cut;
            for (Branch branch : branches) {
                branch.reach(cut, trunks, results);
            }
        }
        return results;
    }

    private void feed(PdfBytes pdf, long from, long to) throws IOException {
        List<MessageDigest> listening = new ArrayList<>();
        lastForks.forEach((algorithm, last) -> {
            if (last > from) {
                listening.add(trunk(algorithm));
            }
        });
        branches.stream().filter(branch -> branch.open(from)).forEach(branch -> listening.add(branch.digest));
        long position = listening.isEmpty() ? to : from;
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
        while (position < to) {
            buffer.clear().limit((int) Math.min(BLOCK, to - position));
            pdf.fill(buffer, position);
            position += buffer.limit();
            for (MessageDigest digest : listening) {
                digest.update(buffer.array(), 0, buffer.limit());
            }
        }
    }

    private MessageDigest trunk(String algorithm) {
        return trunks.computeIfAbsent(algorithm, RangeDigests::digest);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " belongs to every JDK 17", e);
        }
    }

    /**
     * One digest that is asked for.
     *
     * @param algorithm a name the JDK knows
     */
    record Request(ByteRange range, String algorithm) {}

    private static final class Branch {

        private final Request request;
        private MessageDigest digest;

        Branch(Request request) {
            this.request = request;
            this.digest = RangeDigests.digest(request.algorithm);
        }

        boolean open(long position) {
            return position >= request.range.gapEnd() && position < request.range.end();
        }

        void reach(long cut, Map<String, MessageDigest> trunks, Map<Request, byte[]> results) {
            if (cut == request.range.gapStart()) {
                digest = copy(trunks.getOrDefault(request.algorithm, digest));
            }
            if (cut == request.range.end()) {
                results.put(request, digest.digest());
            }
        }

        private static MessageDigest copy(MessageDigest digest) {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the digests of the JDK can be cloned", e);
            }
        }
    }
}
