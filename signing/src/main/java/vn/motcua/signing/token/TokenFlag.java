package vn.motcua.signing.token;

/**
 * What a token says about itself (PKCS#11, flags of {@code CK_TOKEN_INFO}).
 *
 * <p>New flags may be added in a minor version: keep a default branch.
 */
public enum TokenFlag {
    /** The token has been initialised; one that has not holds nothing. */
    INITIALIZED(0x400),
    /** Some uses need a PIN. */
    LOGIN_REQUIRED(0x4),
    /** The user's PIN has been set. */
    PIN_SET(0x8),
    /** A wrong PIN has been entered since the last right one. */
    PIN_COUNT_LOW(0x10000),
    /** One more wrong PIN locks the token. */
    PIN_FINAL_TRY(0x20000),
    /** The PIN is locked: no PIN will be accepted. */
    PIN_LOCKED(0x40000),
    /** The PIN is the one the token was delivered with and has to be changed. */
    PIN_TO_BE_CHANGED(0x80000),
    /** The PIN is entered on the reader's own keypad, never through the computer. */
    PROTECTED_AUTHENTICATION_PATH(0x100);

    private final long bit;

    TokenFlag(long bit) {
        this.bit = bit;
    }

    boolean isIn(long flags) {
        return (flags & bit) != 0;
    }
}
