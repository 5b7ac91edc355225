package vn.motcua.signing.xml.internal;

import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** Why an XML document is not read. */
public final class XmlRefusal {

    private static final String READING = "reading XML";

    private XmlRefusal() {}

    /**
     * The document is not well-formed, or holds what is never read.
     *
     * @param happened what is wrong, without the document's content
     * @param cause what the parser said
     * @return the failure
     */
    public static InvalidInputException unreadable(String happened, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.XML_UNREADABLE, READING, happened, cause);
    }

    /**
     * The document is larger inside than is read.
     *
     * @param happened which limit it exceeds
     * @return the failure
     */
    public static InvalidInputException beyond(String happened) {
        return new InvalidInputException(FailureCode.LIMIT_EXCEEDED, READING, happened, (Throwable) null);
    }
}
