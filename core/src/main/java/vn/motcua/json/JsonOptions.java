package vn.motcua.json;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The limits that a document has to keep when it is read.
 *
 * <p>Instances are immutable. Defaults: 16 MiB, 64 levels, texts of 1,000,000 characters, 256 Ki characters carried
 * along without being known.
 *
 * <pre>{@code
 * JsonOptions small = JsonOptions.defaults().withMaxDocumentBytes(64 * 1024);
 * }</pre>
 *
 * @param maxDocumentBytes the longest document, in bytes; 1 to 1 GiB
 * @param maxDepth how deep objects and lists may nest, 8 to 500
 * @param maxTextLength the longest text, in UTF-16 characters; at least 1
 * @param maxUnknownLength how much is carried along that this version does not know, in characters of JSON; 0 or more
 */
public record JsonOptions(int maxDocumentBytes, int maxDepth, int maxTextLength, int maxUnknownLength) {

    /** The highest limit for the length of a document: 1 GiB. */
    public static final int HIGHEST_DOCUMENT_BYTES = 1 << 30;

    private static final int LEAST_DEPTH = 8;
    private static final int GREATEST_DEPTH = 500;

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException if a limit is out of its range
     */
    public JsonOptions {
        require("maxDocumentBytes", maxDocumentBytes, 1, HIGHEST_DOCUMENT_BYTES);
        require("maxDepth", maxDepth, LEAST_DEPTH, GREATEST_DEPTH);
        require("maxTextLength", maxTextLength, 1, Integer.MAX_VALUE);
        require("maxUnknownLength", maxUnknownLength, 0, Integer.MAX_VALUE);
    }

    /**
     * Returns the defaults.
     *
     * @return 16 MiB, 64 levels, texts of 1,000,000 characters, 256 Ki characters unknown
     */
    public static JsonOptions defaults() {
        return new JsonOptions(16 << 20, 64, 1_000_000, 256 << 10);
    }

    /**
     * Returns these options with another limit for the whole document.
     *
     * @param bytes the longest document
     * @return new options
     */
    public JsonOptions withMaxDocumentBytes(int bytes) {
        return new JsonOptions(bytes, maxDepth, maxTextLength, maxUnknownLength);
    }

    /**
     * Returns these options with another limit for nesting.
     *
     * @param levels how deep objects and lists may nest
     * @return new options
     */
    public JsonOptions withMaxDepth(int levels) {
        return new JsonOptions(maxDocumentBytes, levels, maxTextLength, maxUnknownLength);
    }

    /**
     * Returns these options with another limit for texts.
     *
     * @param characters the longest text
     * @return new options
     */
    public JsonOptions withMaxTextLength(int characters) {
        return new JsonOptions(maxDocumentBytes, maxDepth, characters, maxUnknownLength);
    }

    /**
     * Returns these options with another limit for what is not known.
     *
     * @param characters how much is carried along
     * @return new options
     */
    public JsonOptions withMaxUnknownLength(int characters) {
        return new JsonOptions(maxDocumentBytes, maxDepth, maxTextLength, characters);
    }

    private static void require(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, field, Integer.toString(value), least + " to " + most);
        }
    }
}
