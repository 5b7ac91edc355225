package vn.motcua.cli;

import java.time.Clock;
import java.time.LocalDate;
import vn.motcua.calendar.VietnamTime;

/** The time of day where the commune is, wherever the machine thinks it is. */
final class Now {

    private Now() {}

    static Clock clock() {
        return Clock.system(VietnamTime.ZONE);
    }

    static LocalDate today() {
        return LocalDate.now(clock());
    }
}
