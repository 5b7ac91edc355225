package vn.motcua.sandbox;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The faults that wait for the next calls, first in first out. */
final class Faults {

    private static final String PROXY_PAGE =
            "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>";

    private final Queue<Fault> waiting = new ArrayDeque<>();

    synchronized void add(Fault fault, int times) {
        Objects.requireNonNull(fault, "fault");
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + ", at least 1 is needed");
        }
        waiting.addAll(Collections.nCopies(times, fault));
    }

    Reply around(Supplier<Reply> act) {
        Fault fault = next();
        if (fault == null) {
            return act.get();
        }
        return switch (fault) {
            case HTTP_503 -> Reply.json(503, "");
            case HTTP_500 -> Reply.json(500, "");
            case HTML_PAGE -> Reply.html(200, PROXY_PAGE);
            case CONNECTION_RESET -> Reply.json(0, "").delivered(Reply.Delivery.RESET);
            case EMPTY_REPLY -> Reply.json(200, "");
            case CUT_OFF -> Reply.json(200, "").delivered(Reply.Delivery.CUT_OFF);
            case NO_ANSWER -> Reply.json(0, "").delivered(Reply.Delivery.HELD);
            case ANSWER_LOST -> act.get().delivered(Reply.Delivery.RESET);
        };
    }

    private synchronized @Nullable Fault next() {
        return waiting.poll();
    }
}
