package vn.motcua.signing.timestamp;

import java.time.Duration;

/** How time is let pass between rounds. */
interface Pause {

    /** The real thing; tests put something else in its place. */
    Pause SLEEPING = time -> Thread.sleep(time.toMillis());

    void last(Duration time) throws InterruptedException;
}
