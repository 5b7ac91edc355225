package vn.motcua.signing.batch;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SigningKey;

/**
 * The one login of a batch. The first signature is made alone, because it is the one that asks for the PIN: the others
 * wait for it, and are not made when it shows that the key cannot be used.
 */
final class SharedLogin {

    /** What concerns the key and not the document, and would cost another try at the PIN or another wait. */
    private static final Set<FailureCode> FINAL = EnumSet.of(
            FailureCode.PIN_INCORRECT,
            FailureCode.PIN_LOCKED,
            FailureCode.PIN_NOT_GIVEN,
            FailureCode.TOKEN_REMOVED,
            FailureCode.TOKEN_NOT_FOUND,
            FailureCode.TOKEN_MODULE_FAILED);

    private final SigningKey key;
    private final Ending ending;
    private final ReentrantLock first = new ReentrantLock();
    private volatile boolean loggedIn;

    SharedLogin(SigningKey key, Ending ending) {
        this.key = key;
        this.ending = ending;
    }

    SigningKey key() {
        return key;
    }

    ItemKey forItem() {
        return new ItemKey(this);
    }

    Optional<TokenException> cause() {
        return ending.cause().filter(TokenException.class::isInstance).map(TokenException.class::cast);
    }

    /** Signs, or returns nothing because the batch is over for want of a key. */
    Optional<byte[]> use(Function<SigningKey, byte[]> signing) {
        if (!loggedIn) {
            first.lock();
            try {
                if (!loggedIn) {
                    Optional<byte[]> value = guarded(signing);
                    loggedIn = value.isPresent();
                    return value;
                }
            } finally {
                first.unlock();
            }
        }
        return guarded(signing);
    }

    private Optional<byte[]> guarded(Function<SigningKey, byte[]> signing) {
        if (cause().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(signing.apply(key));
        } catch (TokenException e) {
            if (FINAL.contains(e.code())) {
                ending.stop(e);
            }
            throw e;
        }
    }
}
