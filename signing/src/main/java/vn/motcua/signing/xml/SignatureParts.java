package vn.motcua.signing.xml;

/** A signature in two halves: up to its key information, and from its properties on. */
record SignatureParts(String head, String tail) {}
