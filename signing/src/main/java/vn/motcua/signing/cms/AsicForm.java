package vn.motcua.signing.cms;

/** How a container is signed (EN 319 162-1). */
public enum AsicForm {
    /** By a CMS signature over a manifest of the files. */
    CADES,
    /** By an XML signature that refers to each file. */
    XADES
}
