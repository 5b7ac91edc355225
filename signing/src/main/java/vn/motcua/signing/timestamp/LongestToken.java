package vn.motcua.signing.timestamp;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** The longest time-stamp a service has given so far, less the imprint in it, whose length the hash decides. */
final class LongestToken {

    private final AtomicInteger around = new AtomicInteger();

    void saw(int tokenLength, int imprintLength) {
        around.accumulateAndGet(tokenLength - imprintLength, Math::max);
    }

    /** How long that would have been over an imprint of this length; empty if none has been given yet. */
    OptionalInt over(int imprintLength) {
        int seen = around.get();
        return seen == 0 ? OptionalInt.empty() : OptionalInt.of(seen + imprintLength);
    }
}
