package vn.motcua.signing.batch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a batch is.
 *
 * @param done how many documents are done
 * @param doneBefore how many an earlier batch had done
 * @param failed how many failed
 * @param notBegun how many were handed to the batch and not begun, because it ended
 * @param total how many there are, if that is known
 * @param elapsed since the batch began
 */
public record BatchProgress(
        long done, long doneBefore, long failed, long notBegun, OptionalLong total, Duration elapsed) {

    /**
     * Returns how fast documents are worked on, those done before left out.
     *
     * @return documents a second, 0 when nothing can be said yet
     */
    public double perSecond() {
        double seconds = elapsed.toNanos() / 1e9;
        return seconds > 0 ? (done + failed) / seconds : 0;
    }

    /**
     * Returns how long the rest will take at the same speed.
     *
     * @return the time left, or nothing while the total or the speed is not known
     */
    public Optional<Duration> timeLeft() {
        if (total.isEmpty() || perSecond() == 0) {
            return Optional.empty();
        }
        long left = Math.max(0, total.getAsLong() - done - doneBefore - failed);
        return Optional.of(Duration.ofMillis(Math.round(left / perSecond() * 1000)));
    }
}
