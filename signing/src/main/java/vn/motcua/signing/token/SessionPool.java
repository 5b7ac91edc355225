package vn.motcua.signing.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import vn.motcua.failure.TokenException;

/**
 * The sessions of one key with its token, so that threads sign side by side.
 *
 * <p>A session is opened when none is free, until the token refuses another; then threads wait for one. The login
 * lasts as long as one session is open, so a session that is thrown away is replaced first.
 */
final class SessionPool implements AutoCloseable {

    private static final int MOST = 16;

    private final Supplier<TokenSession> opener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<TokenSession> idle = new ArrayDeque<>();
    private int open = 1;
    private int limit = MOST;
    private boolean closed;

    SessionPool(TokenSession first, Supplier<TokenSession> opener) {
        this.opener = opener;
        idle.push(first);
    }

    /** Takes a session, which is given back or thrown away. */
    TokenSession take() {
        lock.lock();
        try {
            while (idle.isEmpty() || closed) {
                refuseIfClosed();
                if (open < limit && openAnother()) {
                    continue;
                }
                changed.awaitUninterruptibly();
            }
            return idle.pop();
        } finally {
            lock.unlock();
        }
    }

    /** Answers as the token would, for a thread that still waits when another has found the token anew. */
    private void refuseIfClosed() {
        if (closed) {
            throw ReturnCode.failure(
                    "use a session that has ended", CkFunction.SIGN_INIT, ReturnCode.CKR_SESSION_CLOSED.value());
        }
    }

    private boolean openAnother() {
        try {
            idle.push(opener.get());
            open++;
            return true;
        } catch (TokenException e) {
            if (open == 0 || !DriverAnswer.isBehind(e, ReturnCode.CKR_SESSION_COUNT)) {
                throw e;
            }
            limit = open;
            return false;
        }
    }

    void giveBack(TokenSession session) {
        lock.lock();
        try {
            if (closed) {
                session.close();
            } else {
                idle.push(session);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends a session that something went wrong in. */
    void throwAway(TokenSession session) {
        lock.lock();
        try {
            if (open == 1 && !closed) {
                replaceLast();
            }
            session.close();
            open--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void replaceLast() {
        try {
            idle.push(opener.get());
            open++;
        } catch (TokenException e) {
            limit = Math.max(1, open);
        }
    }

    /** Ends the sessions that are free now, the others when they are given back. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(TokenSession::close);
            open -= idle.size();
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
