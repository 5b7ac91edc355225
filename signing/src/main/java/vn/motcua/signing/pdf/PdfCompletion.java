package vn.motcua.signing.pdf;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;

/**
 * The value of a prepared signature, and how it is put into its document: what {@link PdfSigner#complete} is told
 * beside the files and the preparation.
 *
 * <p>The defaults: the level that was prepared, nobody to ask for time-stamps, the time of the system.
 *
 * <pre>{@code
 * PdfCompletion completion = PdfCompletion.of(value).withTimestamps(client);
 * }</pre>
 *
 * @param value what the key or the signing service answered; ECDSA as a DER sequence
 * @param level the level to complete at, or empty for the one prepared
 * @param timestamps whom to ask at level B-T; the room is the one kept in preparing
 * @param clock tells whether the preparation has expired
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by value below.
public record PdfCompletion(
        byte[] value, Optional<SignatureLevel> level, Optional<TimestampClient> timestamps, Clock clock) {

    /** Copies the value. */
    public PdfCompletion {
        value = value.clone();
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Completes with a value, everything else as the defaults are.
     *
     * @param value what the key or the signing service answered
     * @return the completion
     */
    public static PdfCompletion of(byte[] value) {
        return defaults(value);
    }

    private static PdfCompletion defaults(byte[] value) {
        return new PdfCompletion(
                value, Optional.empty(), Optional.empty(), Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Returns the value.
     *
     * @return a copy
     */
    @Override
    public byte[] value() {
        return value.clone();
    }

    /**
     * Changes the level.
     *
     * @param reached the one prepared, or B-B where B-T was prepared and no time-stamp can be had: {@link
     *     PdfSigner#extend} raises the document later
     * @return the changed completion
     */
    public PdfCompletion withLevel(SignatureLevel reached) {
        return new PdfCompletion(value, Optional.of(reached), timestamps, clock);
    }

    /**
     * Changes whom to ask for the time-stamp.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed completion
     */
    public PdfCompletion withTimestamps(TimestampClient client) {
        return new PdfCompletion(value, level, Optional.of(client), clock);
    }

    /**
     * Changes the clock.
     *
     * @param source tells whether the preparation has expired
     * @return the changed completion
     */
    public PdfCompletion withClock(Clock source) {
        return new PdfCompletion(value, level, timestamps, source);
    }

    /** Compares all components, the value by its bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PdfCompletion that
                && Arrays.equals(value, that.value)
                && level.equals(that.level)
                && timestamps.equals(that.timestamps)
                && clock.equals(that.clock);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(value), level, timestamps, clock);
    }

    /** Returns a text without the value. */
    @Override
    public String toString() {
        return "PdfCompletion[level=" + level.map(SignatureLevel::label).orElse("as prepared") + "]";
    }
}
