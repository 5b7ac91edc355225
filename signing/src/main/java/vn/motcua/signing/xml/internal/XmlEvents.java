package vn.motcua.signing.xml.internal;

/** What is told of a document while it is read; whoever listens overrides what it needs. */
public interface XmlEvents {

    /**
     * An element begins.
     *
     * @param tag the element
     */
    default void start(StartTag tag) {}

    /**
     * An element ends.
     *
     * @param tag the element, its attributes and namespaces no longer those it had
     * @param from where its end tag begins in the bytes; for an empty element where the tag begins
     * @param to the position behind the end tag
     */
    default void end(StartTag tag, long from, long to) {}

    /**
     * Text, or a part of it.
     *
     * @param characters where it stands
     * @param from its first character
     * @param length how many
     */
    default void text(char[] characters, int from, int length) {}

    /**
     * A comment.
     *
     * @param characters where it stands
     * @param from its first character
     * @param length how many
     */
    default void comment(char[] characters, int from, int length) {}

    /**
     * A processing instruction.
     *
     * @param target its name
     * @param data what follows the name
     */
    default void instruction(String target, String data) {}
}
