package vn.motcua.signing.token;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

/** What holds as long as a token stays plugged in: its slot, the sessions with it and, once logged in, the key. */
final class Connection implements AutoCloseable {

    /** How to find the private key in a session that is logged in. */
    interface KeyFinder extends ToLongFunction<TokenSession> {}

    private record Key(long handle, boolean confirmEach) {}

    private record Use(TokenSession session, Key key) {}

    private final Pkcs11Module.Slot slot;
    private final SessionPool sessions;
    private final PinEntry pin;
    private final ReentrantLock unlocking = new ReentrantLock();
    private volatile @Nullable Key key;

    private Connection(Pkcs11Module.Slot slot, SessionPool sessions, PinEntry pin) {
        this.slot = slot;
        this.sessions = sessions;
        this.pin = pin;
    }

    static Connection open(Pkcs11Module module, Pkcs11Module.Slot slot, PinEntry pin) {
        return new Connection(slot, new SessionPool(module.session(slot), () -> module.session(slot)), pin);
    }

    Pkcs11Module.Slot slot() {
        return slot;
    }

    /** Uses a session for reading. */
    <T> T read(Function<TokenSession, T> reader) {
        TokenSession session = sessions.take();
        try {
            return reader.apply(session);
        } finally {
            sessions.giveBack(session);
        }
    }

    byte[] sign(KeyFinder finder, List<SignMechanism> mechanisms, SignatureForm form) {
        TokenSession session = sessions.take();
        boolean finished = false;
        try {
            byte[] signature = sign(new Use(session, unlocked(session, finder)), mechanisms, form);
            finished = true;
            return signature;
        } finally {
            if (finished) {
                sessions.giveBack(session);
            } else {
                sessions.throwAway(session);
            }
        }
    }

    private Key unlocked(TokenSession session, KeyFinder finder) {
        Key known = key;
        if (known != null) {
            return known;
        }
        unlocking.lock();
        try {
            Key found = key;
            if (found == null) {
                pin.logIn(slot, session);
                long handle = finder.applyAsLong(session);
                found = new Key(handle, session.flag(handle, TokenSession.CKA_ALWAYS_AUTHENTICATE));
                key = found;
            }
            return found;
        } finally {
            unlocking.unlock();
        }
    }

    /** Tries the ways in turn, because tokens also list mechanisms that they then refuse. */
    private byte[] sign(Use use, List<SignMechanism> mechanisms, SignatureForm form) {
        for (SignMechanism mechanism : mechanisms.subList(0, mechanisms.size() - 1)) {
            try {
                return form.made(mechanism, bytes -> sign(use, mechanism, bytes));
            } catch (TokenException e) {
                if (!DriverAnswer.isBehind(
                        e, ReturnCode.CKR_MECHANISM_INVALID, ReturnCode.CKR_MECHANISM_PARAM_INVALID)) {
                    throw e;
                }
            }
        }
        SignMechanism last = mechanisms.get(mechanisms.size() - 1);
        return form.made(last, bytes -> sign(use, last, bytes));
    }

    private byte[] sign(Use use, SignMechanism mechanism, byte[] bytes) {
        TokenSession session = use.session();
        session.beginSigning(mechanism, use.key().handle());
        if (use.key().confirmEach()) {
            pin.confirm(slot, session);
        }
        try {
            return session.finishSigning(bytes);
        } catch (TokenException e) {
            if (use.key().confirmEach() || !wantsConfirmation(session, e)) {
                throw e;
            }
            return signConfirming(new Use(use.session(), new Key(use.key().handle(), true)), mechanism, bytes, e);
        }
    }

    private byte[] signConfirming(Use use, SignMechanism mechanism, byte[] bytes, TokenException refusal) {
        try {
            beginUnlessBegun(use, mechanism);
            pin.confirm(slot, use.session());
            byte[] signature = use.session().finishSigning(bytes);
            key = use.key();
            return signature;
        } catch (TokenException e) {
            if (e.code() != FailureCode.TOKEN_FAILED) {
                throw e;
            }
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    /** The refusal ends the operation, says the standard; some drivers let it wait for the confirmation. */
    private static void beginUnlessBegun(Use use, SignMechanism mechanism) {
        try {
            use.session().beginSigning(mechanism, use.key().handle());
        } catch (TokenException e) {
            if (!DriverAnswer.isBehind(e, ReturnCode.CKR_OPERATION_ACTIVE)) {
                throw e;
            }
        }
    }

    /** Some tokens demand the PIN for each signature without saying so: logged in, they answer "not logged in". */
    private static boolean wantsConfirmation(TokenSession session, TokenException failure) {
        return DriverAnswer.isBehind(failure, ReturnCode.CKR_USER_NOT_LOGGED_IN) && session.isLoggedIn();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
