package vn.motcua.procedure;

import java.util.Arrays;
import java.util.Optional;

/** How a dossier comes in (Decree 118/2025/NĐ-CP, Article 15). */
public enum Channel {
    /** At the desk (trực tiếp). */
    IN_PERSON(1),
    /** Online (trực tuyến). */
    ONLINE(2),
    /** Through the public post (bưu chính công ích). */
    POST(3);

    private final int code;

    Channel(int code) {
        this.code = code;
    }

    /**
     * Returns the code that portals use.
     *
     * @return 1 to 3
     */
    public int code() {
        return code;
    }

    /**
     * Finds a channel by its code.
     *
     * @param code the code
     * @return the channel, or empty if the code is not known
     */
    public static Optional<Channel> of(int code) {
        return Arrays.stream(values()).filter(channel -> channel.code == code).findFirst();
    }
}
