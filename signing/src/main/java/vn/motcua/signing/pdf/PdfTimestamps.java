package vn.motcua.signing.pdf;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.timestamp.TimestampClient;

/**
 * Who stamps signatures and documents, and the room a time-stamp gets. What a signature covers is fixed before the
 * time-stamp over it exists, so its room is kept in the file beforehand; what is left of it stays empty.
 *
 * <p>Immutable; safe for threads as the client is.
 *
 * @param client whom to ask, which stays the caller's to close
 * @param room the longest time-stamp that fits, in bytes, 1024 to 1048576; it takes twice that in the file
 */
public record PdfTimestamps(TimestampClient client, int room) {

    private static final int DEFAULT_ROOM = 12 << 10;
    private static final int LEAST_ROOM = 1 << 10;
    private static final int MOST_ROOM = 1 << 20;

    /** The type of the attribute, and lengths of what is around it that need more digits. */
    private static final int AROUND = 64;

    /**
     * Checks the room.
     *
     * @throws InvalidInputException if it is out of range
     */
    public PdfTimestamps {
        if (room < LEAST_ROOM || room > MOST_ROOM) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "room", Integer.toString(room), LEAST_ROOM + " to " + MOST_ROOM);
        }
    }

    /**
     * Keeps 12 KiB for a time-stamp, which holds one with its whole chain of certificates.
     *
     * @param client whom to ask
     * @return the time-stamps
     */
    public static PdfTimestamps of(TimestampClient client) {
        return new PdfTimestamps(client, DEFAULT_ROOM);
    }

    /**
     * Changes the room kept.
     *
     * @param bytes the longest time-stamp that fits, 1024 to 1048576
     * @return the changed value
     * @throws InvalidInputException if it is out of range
     */
    public PdfTimestamps withRoom(int bytes) {
        return new PdfTimestamps(client, bytes);
    }

    /** The room within a signature. */
    int signatureRoom() {
        return room + AROUND;
    }

    /** Has a digest stamped. */
    byte[] token(String digestName, byte[] digest) {
        byte[] token = client.stamp(digestName, digest).token();
        if (token.length > room) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "room", Integer.toString(room), "at least " + token.length);
        }
        return token;
    }
}
