package vn.motcua.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What arrived at every part of a {@link Sandbox}, in the order of arrival, duplicates too.
 *
 * <p>Memory is bounded: a body is kept up to 65 536 characters, and the oldest entries are dropped when there are more
 * than 10 000, or more than 16 777 216 characters of bodies (at most 32 MB). {@link JournalEntry#number()} counts on,
 * so that a drop can be seen. Safe for threads.
 */
public final class Journal {

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private final Clock clock;
    private final Redaction redaction;
    private final TreeMap<Integer, JournalEntry> entries = new TreeMap<>();
    private int arrivals;
    private int characters;

    Journal(Clock clock, Redaction redaction) {
        this.clock = clock;
        this.redaction = redaction;
    }

    /**
     * Returns what arrived so far; an entry whose call is still being worked on has status 0 and no reply yet.
     *
     * @return a copy, oldest first
     */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    synchronized int arrived(String party, String operation, String body) {
        arrivals++;
        keep(new JournalEntry(arrivals, clock.instant(), party, operation, 0, redaction.of(body), ""));
        return arrivals;
    }

    synchronized void answered(int number, Reply reply) {
        JournalEntry entry = forget(number);
        if (entry != null) {
            keep(entry.answered(reply.statusSeen(), redaction.of(reply.body())));
        }
    }

    private void keep(JournalEntry entry) {
        entries.put(entry.number(), entry);
        characters += size(entry);
        while (entries.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
            forget(entries.firstKey());
        }
    }

    private @Nullable JournalEntry forget(int number) {
        JournalEntry entry = entries.remove(number);
        if (entry != null) {
            characters -= size(entry);
        }
        return entry;
    }

    private static int size(JournalEntry entry) {
        return entry.requestBody().length() + entry.replyBody().length();
    }
}
