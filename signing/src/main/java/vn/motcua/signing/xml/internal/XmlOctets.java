package vn.motcua.signing.xml.internal;

import java.util.Base64;

/** Octets that stand in an element in base 64. */
public final class XmlOctets {

    private XmlOctets() {}

    /**
     * Decodes the text of an element.
     *
     * @param element the element
     * @return the octets, none if the text is not base 64
     */
    public static byte[] of(XmlNode element) {
        try {
            return Base64.getDecoder().decode(element.text().replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
