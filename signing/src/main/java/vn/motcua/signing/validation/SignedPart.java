package vn.motcua.signing.validation;

import java.util.Objects;

/**
 * One thing that an intact signature in XML, or a counter-signature in CMS, covers. A signature over an element says nothing about the rest of the
 * document, and an element that looks the same elsewhere is another one: take what was signed from here, never by
 * searching the document for its name.
 *
 * @param kind what it is
 * @param path for an element the names from the root to it, as they are written; for a file how the signature names it;
 *     for a document {@code /}; for a signature in CMS its number among those of the file, from 1
 * @param reference how the signature refers to it, {@code #} and an identifier for an element: no two elements have it;
 *     for a signature in CMS its number
 */
public record SignedPart(Kind kind, String path, String reference) {

    /** Checks that nothing is missing. */
    public SignedPart {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reference, "reference");
    }

    /** What is covered. New values may be added in a minor version: keep a default branch. */
    public enum Kind {
        /** The whole document, without the signature itself or without all signatures. */
        DOCUMENT,
        /** An element around the signature or beside it, or its ancestors. */
        ELEMENT,
        /** An object in the signature, with the document an enveloping signature holds. */
        OBJECT,
        /** A file beside the signature. */
        FILE,
        /**
         * What transforms picked of the document or of an element, with base 64 its text alone: what is left out may say
         * anything. The path is that of the one element with which it begins, {@code /} if there are several.
         */
        SELECTION,
        /** The value of another signature. */
        SIGNATURE
    }
}
