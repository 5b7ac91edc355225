package vn.motcua.sandbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The sessions that are good, each with the number of calls it has served. */
final class PortalSessions {

    private final Map<String, Integer> served = new HashMap<>();
    private int opened;
    private int limit = Integer.MAX_VALUE;

    synchronized String open() {
        opened++;
        String session = String.format(Locale.ROOT, "sandbox-session-%08d", opened);
        served.put(session, 0);
        return session;
    }

    synchronized void use(String session) throws Refusal {
        Integer calls = served.get(session);
        if (calls == null || calls >= limit) {
            served.remove(session);
            throw new Refusal("Mã phiên làm việc không hợp lệ hoặc đã hết hạn");
        }
        served.put(session, calls + 1);
    }

    synchronized void expireAll() {
        served.clear();
    }

    synchronized void limit(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("calls is " + calls + ", at least 0 is needed");
        }
        limit = calls;
    }
}
