package vn.motcua.sandbox;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What waits for the next calls, first in first out. */
final class Waiting<T> {

    private final Queue<T> queue = new ArrayDeque<>();

    synchronized void add(T next) {
        queue.add(Objects.requireNonNull(next, "fault"));
    }

    synchronized @Nullable T take() {
        return queue.poll();
    }
}
