package vn.motcua.portal;

import vn.motcua.identity.PersonalData;

/**
 * The code and the text of an answer, as the portal sent them.
 *
 * <p>Kept with every result so that a case the SDK does not know can still be decided by the caller. The text may
 * repeat what was sent, so {@link #toString()} shows the code only.
 *
 * @param code {@code error_code}, a number written as text, without spaces around it; empty if there was none
 * @param text {@code message}; empty if there was none
 */
@PersonalData
public record PortalAnswer(String code, String text) {

    /** Returns the code without the text. */
    @Override
    public String toString() {
        return "PortalAnswer[" + printableCode() + "]";
    }

    /** The code if it looks like one: whatever else stands there could be anything, and goes into no message. */
    String printableCode() {
        return code.matches("[-+]?[0-9A-Za-z_]{1,12}") ? "code " + code : "code not printable";
    }
}
