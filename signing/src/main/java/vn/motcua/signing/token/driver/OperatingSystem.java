package vn.motcua.signing.token.driver;

import java.util.Locale;

/** The operating systems whose drivers the catalogue knows. */
public enum OperatingSystem {
    /** Linux. */
    LINUX,
    /** Windows. */
    WINDOWS,
    /** macOS. */
    MACOS;

    /** Whatever is neither Windows nor macOS is taken for a Linux: it has the same folders, if any. */
    static OperatingSystem of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") || name.startsWith("darwin") ? MACOS : LINUX;
    }

    boolean ignoresCase() {
        return this != LINUX;
    }
}
