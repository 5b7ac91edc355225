package vn.motcua.signing.validation;

import java.util.Base64;
import vn.motcua.signing.xml.internal.XmlNode;

/** Octets that stand in an element in base 64. */
final class XmlOctets {

    private XmlOctets() {}

    /** Returns the octets, none if the text is not base 64. */
    static byte[] of(XmlNode element) {
        try {
            return Base64.getDecoder().decode(element.text().replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
