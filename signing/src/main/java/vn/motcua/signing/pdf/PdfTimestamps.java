package vn.motcua.signing.pdf;

import java.util.OptionalInt;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.timestamp.TimestampClient;

/**
 * Who stamps signatures and documents, and the room a time-stamp gets. What a signature covers is fixed before the
 * time-stamp over it exists, so its room is kept in the file beforehand; what is left of it stays empty.
 *
 * <p>The room is that of the longest time-stamp the client has got so far, and a little more; a client that has got none
 * yet asks for one over a random imprint, see {@link TimestampClient#tokenLength}. All this is before the key is asked.
 * If an answer is longer all the same, nothing is lost but time: the revision is made again with as much room as that
 * answer needs, the key signs it, and the authority is asked again, up to {@value #TRIES} times in all. A key that is
 * logged in signs again without a PIN; one that demands its PIN for each signature asks for it again. To rule that out,
 * and the question over a random imprint too, set a {@linkplain #withRoom room}; an answer that does not fit into it
 * is refused with the length it would need.
 *
 * <p>Immutable; safe for threads as the client is.
 *
 * @param client whom to ask, which stays the caller's to close
 * @param room the longest time-stamp that fits, in bytes, 1024 to 1048576, or empty to learn it from the client; it
 *     takes twice that in the file
 */
public record PdfTimestamps(TimestampClient client, OptionalInt room) {

    /** How often a revision is made before answers that grow and grow are given up. */
    static final int TRIES = 3;

    private static final int LEAST_ROOM = 1 << 10;
    private static final int MOST_ROOM = 1 << 20;

    /** The type of the attribute, and lengths of what is around it that need more digits. */
    private static final int AROUND = 64;

    /** What one token may have more than another of the same service: serial number, fractions, ECDSA's integers. */
    private static final int VARIES = 64;

    /**
     * Checks the room.
     *
     * @throws InvalidInputException if it is out of range
     */
    public PdfTimestamps {
        room.ifPresent(PdfTimestamps::require);
    }

    private static void require(int bytes) {
        if (bytes < LEAST_ROOM || bytes > MOST_ROOM) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "room", Integer.toString(bytes), LEAST_ROOM + " to " + MOST_ROOM);
        }
    }

    /**
     * Keeps as much room as the client's time-stamps need.
     *
     * @param client whom to ask
     * @return the time-stamps
     */
    public static PdfTimestamps of(TimestampClient client) {
        return new PdfTimestamps(client, OptionalInt.empty());
    }

    /**
     * Changes the room kept, which is then neither learned nor changed.
     *
     * @param bytes the longest time-stamp that fits, 1024 to 1048576
     * @return the changed value
     * @throws InvalidInputException if it is out of range
     */
    public PdfTimestamps withRoom(int bytes) {
        return new PdfTimestamps(client, OptionalInt.of(bytes));
    }

    /** The room for a time-stamp that stands alone; may ask the authority. */
    int room(String digestName) {
        return room.orElseGet(() -> client.tokenLength(digestName) + VARIES);
    }

    /** The room within a signature; may ask the authority. */
    int signatureRoom(String digestName) {
        return room(digestName) + AROUND;
    }

    /** Has a digest stamped; the answer may be longer than the room learned, not than one that was set. */
    byte[] token(String digestName, byte[] digest) {
        byte[] token = client.stamp(digestName, digest).token();
        if (token.length > room.orElse(Integer.MAX_VALUE)) {
            throw outgrown(room.orElse(0), token.length);
        }
        return token;
    }

    /** Whether what outgrew its room in this try may be tried again. */
    boolean triesAgain(int tried) {
        return room.isEmpty() && tried < TRIES;
    }

    static InvalidInputException outgrown(int room, int needed) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "room", Integer.toString(room), "at least " + needed);
    }
}
