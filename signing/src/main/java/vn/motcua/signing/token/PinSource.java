package vn.motcua.signing.token;

/**
 * Where the PIN of a token comes from: a dialogue, a file, a variable.
 *
 * <p>It is called when the first signature is made, after the token, the certificate and the algorithm are known to be
 * there; never for a token whose PIN is locked, nor for a reader with its own keypad. What it throws reaches the
 * caller as it is, and nothing has then been sent to the token. Calls come from the thread that signs.
 *
 * <pre>{@code
 * PinSource pins = token -> dialog.ask(
 *         token.label(), token.has(TokenFlag.PIN_FINAL_TRY) ? "last try before the token locks" : "");
 * }</pre>
 */
@FunctionalInterface
public interface PinSource {

    /**
     * Gives the PIN.
     *
     * @param token the token as it describes itself now; its flags tell whether tries are running out
     * @return the PIN, which is wiped after use; an empty array if the person gave up, and nothing is sent to the token
     */
    char[] pin(TokenInfo token);
}
