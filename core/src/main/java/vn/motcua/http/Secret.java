package vn.motcua.http;

import java.util.Arrays;

/**
 * A password or key shared with a remote party, kept out of logs and messages.
 *
 * <p>{@link #toString()} is redacted and the type is not serialisable; the characters come out through
 * {@link #reveal()} only, so that every use can be found by its name. Instances are safe for threads;
 * {@link #close()} wipes the characters, after which the secret reads as empty.
 *
 * <pre>{@code
 * Secret password = Secret.of(System.getenv("PORTAL_PASSWORD"));
 * }</pre>
 */
public final class Secret implements AutoCloseable {

    private final char[] characters;
    private volatile boolean wiped;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /**
     * Takes a secret from text.
     *
     * @param text the secret; may be empty
     * @return the secret
     */
    public static Secret of(CharSequence text) {
        return new Secret(text.toString().toCharArray());
    }

    /**
     * Hands out a copy of the characters; the caller wipes it.
     *
     * @return the characters, empty once closed
     */
    public char[] reveal() {
        return wiped ? new char[0] : characters.clone();
    }

    /** Wipes the characters. */
    @Override
    public void close() {
        wiped = true;
        Arrays.fill(characters, '\0');
    }

    /** Returns a text that says nothing about the secret. */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
