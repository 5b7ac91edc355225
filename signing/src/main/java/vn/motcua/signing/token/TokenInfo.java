package vn.motcua.signing.token;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A token that is plugged in, as it describes itself without a PIN.
 *
 * <p>It is a snapshot: list the {@linkplain Pkcs11Module#tokens() tokens} again to see how the flags have changed. A
 * token is known by its label and serial number; the number of the slot it happens to sit in changes and is not shown.
 *
 * @param label the name given when the token was initialised; empty if it has not been
 * @param serial the serial number; empty if the token tells none
 * @param manufacturer who made the token
 * @param model the model
 * @param flags what the token says about its state
 */
public record TokenInfo(String label, String serial, String manufacturer, String model, Set<TokenFlag> flags) {

    /** Takes a copy of the flags. */
    public TokenInfo {
        flags = Set.copyOf(flags);
    }

    static Set<TokenFlag> flagsOf(long bits) {
        return Arrays.stream(TokenFlag.values())
                .filter(flag -> flag.isIn(bits))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Says whether the token shows a flag.
     *
     * @param flag the flag
     * @return true if it is set
     */
    public boolean has(TokenFlag flag) {
        return flags.contains(flag);
    }

    boolean isSameTokenAs(TokenInfo other) {
        return label.equals(other.label)
                && serial.equals(other.serial)
                && manufacturer.equals(other.manufacturer)
                && model.equals(other.model);
    }

    String described() {
        return "'" + label + "' (serial " + serial + ")";
    }
}
