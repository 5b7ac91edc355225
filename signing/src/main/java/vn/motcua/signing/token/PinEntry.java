package vn.motcua.signing.token;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;

/**
 * Enters the PIN of a key's token, for one thread at a time.
 *
 * <p>Whether the token can still take one is looked up just before, because each wrong one counts and the last locks
 * the token. Once one was refused nothing is entered any more. Every copy of the PIN is wiped, that of the source too.
 */
final class PinEntry {

    private final Pkcs11Module module;
    private final PinSource source;
    private final KeptPin kept;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean refused;

    PinEntry(Pkcs11Module module, PinSource source, Pkcs11Options options) {
        this.module = module;
        this.source = source;
        this.kept = new KeptPin(turn, options.clock(), options.pinKeptFor());
    }

    /** Logs the user in; nothing is asked if the process is already logged in. */
    void logIn(Pkcs11Module.Slot slot, TokenSession session) {
        turn.lock();
        try {
            refuseAfterRefusal(slot.token());
            if (slot.token().has(TokenFlag.LOGIN_REQUIRED) && !session.isLoggedIn()) {
                enter(slot, session, TokenSession.USER);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Confirms one signature, for keys that demand it. */
    void confirm(Pkcs11Module.Slot slot, TokenSession session) {
        turn.lock();
        try {
            refuseAfterRefusal(slot.token());
            enter(slot, session, TokenSession.CONTEXT_SPECIFIC);
        } finally {
            turn.unlock();
        }
    }

    /** Lets nobody sign after a wrong PIN, even where the login of another key would do. */
    void refuseAfterRefusal(TokenInfo token) {
        if (refused) {
            throw new TokenException(
                    FailureCode.PIN_INCORRECT,
                    "sign on the token " + token.described(),
                    "its PIN was refused before, and is not tried again; open the key again for another try",
                    null);
        }
    }

    /** Wipes what is kept of the PIN. */
    void forget() {
        turn.lock();
        try {
            kept.forget();
        } finally {
            turn.unlock();
        }
    }

    private void enter(Pkcs11Module.Slot slot, TokenSession session, long user) {
        TokenInfo token = module.token(slot.id())
                .orElseThrow(() -> ReturnCode.failure(
                        attempted(slot), CkFunction.GET_TOKEN_INFO, ReturnCode.CKR_TOKEN_NOT_PRESENT.value()));
        if (token.has(TokenFlag.PIN_LOCKED)) {
            throw new TokenException(
                    FailureCode.PIN_LOCKED, attempted(slot), "its PIN is locked; no PIN was asked for", null);
        }
        if (token.has(TokenFlag.PROTECTED_AUTHENTICATION_PATH)) {
            requireAccepted(slot, session.login(user, null), user);
            return;
        }
        Optional<Memory> known = kept.get();
        if (known.isPresent()) {
            requireAccepted(slot, session.login(user, known.get()), user);
        } else {
            enterAnew(slot, session, user, token);
        }
    }

    private void enterAnew(Pkcs11Module.Slot slot, TokenSession session, long user, TokenInfo token) {
        Memory pin = ask(slot, token);
        boolean accepted = false;
        try {
            requireAccepted(slot, session.login(user, pin), user);
            accepted = true;
        } finally {
            if (accepted) {
                kept.keep(pin);
            } else {
                KeptPin.wipe(pin);
            }
        }
    }

    private void requireAccepted(Pkcs11Module.Slot slot, long returned, long user) {
        boolean accepted = ReturnCode.CKR_OK.is(returned)
                || (user == TokenSession.USER && ReturnCode.CKR_USER_ALREADY_LOGGED_IN.is(returned));
        if (!accepted) {
            refused = ReturnCode.meaningOf(returned) == FailureCode.PIN_INCORRECT;
            if (refused) {
                kept.forget();
            }
            throw ReturnCode.failure(attempted(slot), CkFunction.LOGIN, returned, stateNow(slot));
        }
    }

    private Memory ask(Pkcs11Module.Slot slot, TokenInfo token) {
        char[] pin = source.pin(token);
        try {
            if (pin.length == 0) {
                throw new TokenException(FailureCode.PIN_NOT_GIVEN, attempted(slot), "no PIN was given", null);
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

    private String stateNow(Pkcs11Module.Slot slot) {
        return module.token(slot.id())
                .map(token ->
                        "the token now shows " + token.flags().stream().sorted().toList())
                .orElse("the token is gone");
    }

    private static String attempted(Pkcs11Module.Slot slot) {
        return "log in to the token " + slot.token().described();
    }
}
