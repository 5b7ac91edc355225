package vn.motcua.signing.token;

/**
 * What is lost where the JDK's SunPKCS11 provider stands in for our own binding of PKCS#11.
 *
 * <p>New losses may be added in a minor version: keep a default branch.
 */
public enum FallbackLoss {
    /** The PIN is asked for when the key is opened, because the provider shows certificates only after the login. */
    PIN_ASKED_AT_OPENING,
    /** Whether tries are running out or the PIN is locked is known from the opening, not from just before each PIN. */
    PIN_STATE_OF_THE_OPENING,
    /** A token that was pulled out, a lost session or a restarted card service ends the key: open it again. */
    NO_RECOVERY,
    /** Keys that demand the PIN for each signature cannot be used. */
    NO_CONFIRMATION_PER_SIGNATURE,
    /** Keys cannot be named by their identifier (CKA_ID), and only certificates the provider lists are seen. */
    NO_CHOICE_BY_IDENTIFIER,
    /** Tokens are neither listed nor watched. */
    NO_LIST_AND_NO_WATCH
}
