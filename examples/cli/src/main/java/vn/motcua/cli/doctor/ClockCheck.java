package vn.motcua.cli.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.motcua.calendar.VietnamTime;

/** Whether the machine's clock runs evenly, is plausible, and agrees with a time source if one is named. */
final class ClockCheck implements Check {

    /** How far the machine's clock may be off before signatures and deadlines are doubtful; inferred. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private static final Duration HARMFUL = Duration.ofMinutes(5);
    private static final Duration UNEVEN = Duration.ofSeconds(1);

    /** This version was not made earlier. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private static final int READINGS = 1000;

    private static final Text TIME = new Text("in Viet Nam it is %s", "giờ Việt Nam là %s");
    private static final Text ZONE = new Text(
            "the machine's zone is %s; the SDK reckons in %s all the same",
            "múi giờ của máy là %s; SDK vẫn tính theo %s");
    private static final Text TOO_EARLY = new Text(
            "The machine's clock shows a time before this version was made: set it",
            "Đồng hồ máy sai (quá khứ): hãy chỉnh lại");
    private static final Text JUMPS = new Text(
            "The machine's clock jumps: check the time service",
            "Đồng hồ máy chạy giật: hãy kiểm tra dịch vụ đồng bộ giờ");
    private static final Text AGREES =
            new Text("the clock is %s seconds off the time source", "đồng hồ lệch %s giây so với nguồn giờ");
    private static final Text OFF = new Text(
            "The clock is %s seconds off the time source: set it, signatures would carry a wrong time",
            "Đồng hồ lệch %s giây so với nguồn giờ: hãy chỉnh lại, nếu không chữ ký sẽ mang giờ sai");
    private static final Text SILENT = new Text("The time source does not answer: %s", "Nguồn giờ không trả lời: %s");

    private final Clock clock;
    private final LongSupplier nanos;
    private final ZoneId machineZone;
    private final Optional<TimeSource> source;

    ClockCheck(Clock clock, LongSupplier nanos, ZoneId machineZone, Optional<TimeSource> source) {
        this.clock = clock;
        this.nanos = nanos;
        this.machineZone = machineZone;
        this.source = source;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.instant();
        Text time = TIME.with(VietnamTime.at(now).toOffsetDateTime().withNano(0));
        findings.add(
                now.isBefore(EARLIEST)
                        ? Finding.of(Status.WILL_NOT_WORK, time.and(TOO_EARLY))
                        : Finding.of(Status.OK, time));
        if (!machineZone.equals(VietnamTime.ZONE)) {
            findings.add(Finding.of(Status.NOTE, ZONE.with(machineZone, VietnamTime.ZONE)));
        }
        if (!runsEvenly()) {
            findings.add(Finding.of(Status.ATTENTION, JUMPS));
        }
        source.map(this::compared).ifPresent(findings::add);
        return findings;
    }

    /** Compares the clock, which may be set at any time, with the counter that only goes forward. */
    private boolean runsEvenly() {
        Instant started = clock.instant();
        long counter = nanos.getAsLong();
        Instant last = started;
        for (int i = 0; i < READINGS; i++) {
            Instant next = clock.instant();
            if (next.isBefore(last)) {
                return false;
            }
            last = next;
        }
        Duration counted = Duration.ofNanos(nanos.getAsLong() - counter);
        return Duration.between(started, last).minus(counted).abs().compareTo(UNEVEN) < 0;
    }

    private Finding compared(TimeSource other) {
        try {
            Instant before = clock.instant();
            Instant there = other.now();
            Instant here = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            Duration difference = Duration.between(there, here);
            Duration amount = difference.abs();
            Status status = amount.compareTo(HARMFUL) > 0
                    ? Status.WILL_NOT_WORK
                    : amount.compareTo(NOTICEABLE) > 0 ? Status.ATTENTION : Status.OK;
            Text text = status == Status.OK ? AGREES : OFF;
            return Finding.of(status, text.with(difference.toSeconds())).with("seconds", difference.toSeconds());
        } catch (IOException e) {
            return Finding.of(Status.WILL_NOT_WORK, SILENT.with(NetworkCheck.reason(e)));
        }
    }
}
