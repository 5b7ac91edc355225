package vn.motcua.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.SignatureLevel;

/**
 * What completing a prepared document needs to know of it: the context of its pending signature, version 1.
 *
 * <p>The form: four letters and the version; the length of the file, where the gap for the value begins and how long it
 * is; the digest of what is covered; the level, the time, the field and where it stands. What a later minor version may
 * add stands behind and is passed over. Nothing in it is believed: the numbers are held against the file, and the digest
 * against both the file and what the key signed.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record PreparedSignature(byte[] documentDigest, long fileLength, SignedPdf signed) {

    private static final int FORMAT = 0x4D435046;
    private static final int VERSION = 1;
    private static final int LARGEST = 128 << 10;
    private static final int LARGEST_GAP = 8 << 20;
    private static final int LONGEST_DIGEST = 64;
    private static final int LONGEST_NAME = 10_000;
    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    byte[] written() {
        if (signed.fieldName().length() > LONGEST_NAME) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "fieldName", "a name of many letters", "at most " + LONGEST_NAME);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            ByteRange range = signed.byteRange();
            out.writeInt(FORMAT);
            out.writeByte(VERSION);
            out.writeLong(fileLength);
            out.writeLong(range.firstLength());
            out.writeInt((int) (range.secondOffset() - range.firstLength()));
            out.writeByte(documentDigest.length);
            out.write(documentDigest);
            out.writeUTF(signed.level().label());
            out.writeLong(signed.signingTime().toEpochSecond());
            out.writeUTF(signed.fieldName());
            FieldPlacement placement = signed.placement();
            out.writeInt(placement.page());
            out.writeDouble(placement.left());
            out.writeDouble(placement.bottom());
            out.writeDouble(placement.width());
            out.writeDouble(placement.height());
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
        return bytes.toByteArray();
    }

    static PreparedSignature read(PendingSignature pending) {
        byte[] context = pending.context();
        if (context.length > LARGEST) {
            throw unfit("longer than " + LARGEST + " bytes", null);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(context))) {
            if (in.readInt() != FORMAT || in.readByte() != VERSION) {
                throw unfit("another format's, or a later version's", null);
            }
            long length = in.readLong();
            ByteRange range = range(length, in.readLong(), in.readInt());
            byte[] digest = digest(in, pending.algorithm().digestLength());
            SignatureLevel level = level(in.readUTF());
            OffsetDateTime time = Instant.ofEpochSecond(in.readLong()).atOffset(VIET_NAM);
            String name = in.readUTF();
            FieldPlacement placement = new FieldPlacement(
                    in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            return new PreparedSignature(
                    digest, length, new SignedPdf(name, range, time, level, pending.algorithm(), placement));
        } catch (IOException | DateTimeException e) {
            throw unfit("cut off or not to be read", e);
        }
    }

    private static ByteRange range(long length, long gap, int gapLength) {
        boolean sound = gap > 0
                && gapLength > 2
                && gapLength <= LARGEST_GAP
                && gapLength % 2 == 0
                && gap < length
                && gapLength < length - gap;
        if (!sound) {
            throw unfit("one with a gap of " + gapLength + " bytes at " + gap + " of " + length, null);
        }
        return new ByteRange(0, gap, gap + gapLength, length - gap - gapLength);
    }

    private static byte[] digest(DataInputStream in, int expected) throws IOException {
        int length = in.readByte();
        if (length != expected || length > LONGEST_DIGEST) {
            throw unfit("one with a digest of " + length + " bytes", null);
        }
        return in.readNBytes(length);
    }

    private static SignatureLevel level(String label) {
        if (label.equals(SignatureLevel.B_B.label())) {
            return SignatureLevel.B_B;
        }
        if (label.equals(SignatureLevel.B_T.label())) {
            return SignatureLevel.B_T;
        }
        throw unfit("one with a level that cannot be prepared", null);
    }

    private static InvalidInputException unfit(String given, @Nullable Throwable cause) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "read the context of a prepared signature", "it is " + given, cause);
    }

    /** The longest value that fits, in bytes. */
    int valueRoom() {
        ByteRange range = signed.byteRange();
        return (int) (range.secondOffset() - range.firstLength() - 2) / 2;
    }
}
