package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.jna.Memory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import vn.motcua.failure.InvalidInputException;

class KeptPinTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:15Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final ReentrantLock lock = new ReentrantLock();

    private KeptPin kept(Duration duration) {
        return new KeptPin(lock, clock, duration);
    }

    private static Memory pin() {
        Memory pin = new Memory(4);
        pin.setInt(0, 0x31323334);
        return pin;
    }

    @Test
    void keep_untilItsTimeIsOverByTheClock() {
        KeptPin kept = kept(Duration.ofHours(1));
        Memory pin = pin();
        kept.keep(pin);
        clock.set(NOW.plus(Duration.ofHours(1)).minusMillis(1));
        assertThat(kept.get()).contains(pin);
        clock.set(NOW.plus(Duration.ofHours(1)));
        assertThat(kept.get()).isEmpty();
        assertThat(pin.valid()).isFalse();
    }

    @Test
    void keep_nothingIsToBeKept_isWipedAtOnce() {
        KeptPin kept = kept(Duration.ZERO);
        Memory pin = pin();
        kept.keep(pin);
        assertThat(kept.get()).isEmpty();
        assertThat(pin.valid()).isFalse();
    }

    @Test
    void keep_another_wipesTheFirst() {
        KeptPin kept = kept(Duration.ofHours(1));
        Memory first = pin();
        Memory second = pin();
        kept.keep(first);
        kept.keep(second);
        assertThat(first.valid()).isFalse();
        assertThat(kept.get()).contains(second);
        kept.forget();
        assertThat(second.valid()).isFalse();
    }

    @Test
    void keep_nobodyAsksAgain_isWipedWhenTheTimeHasPassed() throws Exception {
        KeptPin kept = kept(Duration.ofMillis(20));
        Memory pin = pin();
        lock.lock();
        try {
            kept.keep(pin);
            assertThat(pin.valid()).isTrue();
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (pin.valid() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(pin.valid()).isFalse();
    }

    @Test
    void options_negativeDuration_isRefused() {
        Pkcs11Options options = Pkcs11Options.defaults().withClock(Clock.systemUTC());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> options.withPinKeptFor(Duration.ofMillis(-1)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> options.withReinsertionWait(Duration.ofMillis(-1)));
    }
}
