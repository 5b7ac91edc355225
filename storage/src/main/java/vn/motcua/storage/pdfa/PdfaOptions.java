package vn.motcua.storage.pdfa;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.storage.scan.ImageLimits;

/**
 * How an archive file is written.
 *
 * <p>The defaults are the title {@code Tài liệu số hoá}, the language {@code vi-VN}, {@link ImageLimits#defaults()} and
 * the system's clock. Immutable; may be shared between threads.
 *
 * <pre>{@code
 * PdfaOptions options = PdfaOptions.defaults().withMetadata(DocumentMetadata.titled("Giấy khai sinh"));
 * }</pre>
 *
 * @param metadata what the file says about the document
 * @param language the language of the document as a BCP 47 tag, for instance {@code vi-VN}
 * @param limits how large the image of a page may be
 * @param clock tells the time written to the file; it is written in the time of Viet Nam whatever the clock's zone
 */
public record PdfaOptions(DocumentMetadata metadata, String language, ImageLimits limits, Clock clock) {

    /** The time zone of every date in the file. */
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}");

    /**
     * Checks the language.
     *
     * @throws InvalidInputException with {@link FailureCode#INVALID_VALUE} if the language is no BCP 47 tag
     */
    public PdfaOptions {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(clock, "clock");
        if (!LANGUAGE_TAG.matcher(language).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "language", "another text", "a BCP 47 tag like vi-VN");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return the title {@code Tài liệu số hoá}, {@code vi-VN}, the default limits and the system's clock
     */
    public static PdfaOptions defaults() {
        return new PdfaOptions(
                DocumentMetadata.titled("Tài liệu số hoá"), "vi-VN", ImageLimits.defaults(), Clock.system(ZONE));
    }

    /**
     * Changes what the file says about the document.
     *
     * @param newMetadata title, agency, identifier and subject
     * @return the changed options
     */
    public PdfaOptions withMetadata(DocumentMetadata newMetadata) {
        return new PdfaOptions(newMetadata, language, limits, clock);
    }

    /**
     * Changes the language.
     *
     * @param tag a BCP 47 tag
     * @return the changed options
     */
    public PdfaOptions withLanguage(String tag) {
        return new PdfaOptions(metadata, tag, limits, clock);
    }

    /**
     * Changes how large images may be.
     *
     * @param newLimits the limits of one image
     * @return the changed options
     */
    public PdfaOptions withLimits(ImageLimits newLimits) {
        return new PdfaOptions(metadata, language, newLimits, clock);
    }

    /**
     * Changes the clock.
     *
     * @param newClock tells the time written to the file
     * @return the changed options
     */
    public PdfaOptions withClock(Clock newClock) {
        return new PdfaOptions(metadata, language, limits, newClock);
    }
}
