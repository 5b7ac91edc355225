package vn.motcua.signing.token;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;

/**
 * Enters a PIN once.
 *
 * <p>Whether the token can still take one is looked up just before, because each wrong one counts and the last locks
 * the token. Every copy of the PIN is wiped, that of the source too.
 */
final class PinEntry {

    private final Pkcs11Module module;
    private final Pkcs11Module.Slot slot;
    private final PinSource source;

    PinEntry(Pkcs11Module module, Pkcs11Module.Slot slot, PinSource source) {
        this.module = module;
        this.slot = slot;
        this.source = source;
    }

    /** Logs the user in; nothing is asked if the process is already logged in. */
    void logIn(TokenSession session) {
        if (slot.token().has(TokenFlag.LOGIN_REQUIRED) && !session.isLoggedIn()) {
            enter(session, TokenSession.USER);
        }
    }

    /** Confirms one signature, for keys that demand it. */
    void confirm(TokenSession session) {
        enter(session, TokenSession.CONTEXT_SPECIFIC);
    }

    private void enter(TokenSession session, long user) {
        TokenInfo token = module.token(slot.id()).orElseThrow(() -> failure(FailureCode.TOKEN_REMOVED, "it is gone"));
        if (token.has(TokenFlag.PIN_LOCKED)) {
            throw failure(FailureCode.PIN_LOCKED, "its PIN is locked; no PIN was asked for");
        }
        long returned;
        if (token.has(TokenFlag.PROTECTED_AUTHENTICATION_PATH)) {
            returned = session.login(user, null);
        } else {
            try (Memory pin = ask(token)) {
                returned = session.login(user, pin);
                pin.clear();
            }
        }
        boolean accepted = ReturnCode.CKR_OK.is(returned)
                || (user == TokenSession.USER && ReturnCode.CKR_USER_ALREADY_LOGGED_IN.is(returned));
        if (!accepted) {
            throw ReturnCode.failure(attempted(), CkFunction.LOGIN, returned, stateNow());
        }
    }

    private Memory ask(TokenInfo token) {
        char[] pin = source.pin(token);
        try {
            if (pin.length == 0) {
                throw failure(FailureCode.PIN_NOT_GIVEN, "no PIN was given");
            }
            return encode(pin);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static Memory encode(char[] pin) {
        byte[] bytes = new byte[pin.length * 3];
        try {
            ByteBuffer encoded = ByteBuffer.wrap(bytes);
            var result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(pin), encoded, true);
            if (result.isError()) {
                result.throwException();
            }
            Memory memory = new Memory(encoded.position());
            memory.write(0, bytes, 0, encoded.position());
            return memory;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "PIN", "it is not proper Unicode text", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private String stateNow() {
        return module.token(slot.id())
                .map(token ->
                        "the token now shows " + token.flags().stream().sorted().toList())
                .orElse("the token is gone");
    }

    private TokenException failure(FailureCode code, String happened) {
        return new TokenException(code, attempted(), happened, null);
    }

    private String attempted() {
        return "log in to the token " + slot.token().described();
    }
}
