package vn.motcua.storage.pdfa;

import java.util.Objects;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * What an archive file says about the document in it.
 *
 * <p>The fields follow the input metadata of Decree 30/2020/NĐ-CP, Annex VI; which XMP property carries which of them is
 * this SDK's choice, no source settles it. Each is at most {@value #MAX_LENGTH} characters without control characters.
 *
 * <pre>{@code
 * DocumentMetadata.titled("Đơn đăng ký kết hôn")
 *         .withAgency("Uỷ ban nhân dân phường Hà Tu")
 *         .withIdentifier("H49.64.33.2001.160.1");
 * }</pre>
 *
 * @param title the title (Annex VI: {@code Title}); {@code dc:title}; not blank
 * @param agency the agency or person that issued the document ({@code OrganName}); {@code dc:creator}; empty if unknown
 * @param identifier the code of the document or its file ({@code FileCode}, {@code CodeNumber} with
 *     {@code CodeNotation}); {@code dc:identifier}; empty if there is none
 * @param subject what the document is about ({@code Subject}); {@code dc:description}; empty if not said
 */
@PersonalData
public record DocumentMetadata(String title, String agency, String identifier, String subject) {

    /** The most characters in a field. */
    public static final int MAX_LENGTH = 2000;

    /**
     * Checks the fields.
     *
     * @throws InvalidInputException with {@link FailureCode#INVALID_VALUE} if the title is blank, or a field is too long
     *     or holds a control character
     */
    public DocumentMetadata {
        require("title", title);
        require("agency", agency);
        require("identifier", identifier);
        require("subject", subject);
        if (title.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "title", "nothing", "a title");
        }
    }

    /**
     * Returns metadata with a title and nothing else.
     *
     * @param title the title, not blank
     * @return the metadata
     */
    public static DocumentMetadata titled(String title) {
        return new DocumentMetadata(title, "", "", "");
    }

    /**
     * Changes the title.
     *
     * @param newTitle the title, not blank
     * @return the changed metadata
     */
    public DocumentMetadata withTitle(String newTitle) {
        return new DocumentMetadata(newTitle, agency, identifier, subject);
    }

    /**
     * Changes the agency.
     *
     * @param newAgency the agency or person that issued the document, empty if unknown
     * @return the changed metadata
     */
    public DocumentMetadata withAgency(String newAgency) {
        return new DocumentMetadata(title, newAgency, identifier, subject);
    }

    /**
     * Changes the identifier.
     *
     * @param newIdentifier the code of the document or its file, empty if there is none
     * @return the changed metadata
     */
    public DocumentMetadata withIdentifier(String newIdentifier) {
        return new DocumentMetadata(title, agency, newIdentifier, subject);
    }

    /**
     * Changes the subject.
     *
     * @param newSubject what the document is about, empty if not said
     * @return the changed metadata
     */
    public DocumentMetadata withSubject(String newSubject) {
        return new DocumentMetadata(title, agency, identifier, newSubject);
    }

    private static void require(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, field, value.length() + " characters", MAX_LENGTH + " at most");
        }
        if (!value.codePoints().allMatch(DocumentMetadata::printable)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, field, "a control character", "characters that can be shown");
        }
    }

    /** Leaves what XML 1.0 can carry: no control characters, no lone surrogates, no non-characters. */
    private static boolean printable(int c) {
        return !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }

    /** Returns the name of the type only. */
    @Override
    public String toString() {
        return "DocumentMetadata[redacted]";
    }
}
