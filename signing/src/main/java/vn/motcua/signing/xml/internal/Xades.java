package vn.motcua.signing.xml.internal;

/** Names of XML signatures (W3C XML Signature 1.1; EN 319 132-1). */
public final class Xades {

    /** The namespace of XML signatures. */
    public static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    /** The namespace of XAdES. */
    public static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

    /** The namespace of what XAdES added later, archive time-stamps among it. */
    public static final String XADES_141 = "http://uri.etsi.org/01903/v1.4.1#";

    /** The transform that leaves the signature itself out. */
    public static final String ENVELOPED = DS + "enveloped-signature";

    /** The transform by an XPath expression. */
    public static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";

    /** The transforms by XPath expressions that pick subtrees. */
    public static final String XPATH_FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";

    /** The transform that reads base 64. */
    public static final String BASE_64 = DS + "base64";

    /** The type of the reference to a list of further references. */
    public static final String MANIFEST = DS + "Manifest";

    /** The expression that leaves all signatures out. */
    public static final String NO_SIGNATURES = "not(ancestor-or-self::ds:Signature)";

    /** The type of the reference to the signed properties. */
    public static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";

    /** The type of the reference to an object in the signature. */
    public static final String OBJECT = DS + "Object";

    /** The type of the reference of a counter-signature. */
    public static final String COUNTERSIGNED = "http://uri.etsi.org/01903#CountersignedSignature";

    /** SHA-256 as signatures name it. */
    public static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private Xades() {}

    static boolean isOfSignatures(String uri) {
        return uri.equals(DS) || uri.equals(XADES) || uri.equals(XADES_141);
    }
}
