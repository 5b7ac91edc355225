package vn.motcua.signing.xml.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declarations of namespaces, those of an element above those of its parent; the empty prefix is the default. */
public final class Namespaces {

    private static final int MOST = 1000;

    private String[] prefixes = new String[16];
    private String[] uris = new String[16];
    private int size;
    private int[] marks = new int[32];
    private int depth;

    /** Makes an empty set. */
    Namespaces() {}

    /** Begins an element. */
    void open() {
        if (depth == marks.length) {
            marks = Arrays.copyOf(marks, 2 * depth);
        }
        marks[depth++] = size;
    }

    /** Declares for the element begun last. */
    void declare(String prefix, String uri) {
        if (size == MOST) {
            throw XmlRefusal.beyond("more than " + MOST + " namespaces are declared at one place");
        }
        if (size == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * size);
            uris = Arrays.copyOf(uris, 2 * size);
        }
        prefixes[size] = prefix;
        uris[size++] = uri;
    }

    /** Ends the element begun last. */
    void close() {
        size = marks[--depth];
    }

    /** The first declaration of the element begun last; those up to {@link #size} are its own. */
    int own() {
        return depth == 0 ? 0 : marks[depth - 1];
    }

    int size() {
        return size;
    }

    String prefix(int index) {
        return prefixes[index];
    }

    /** What a prefix stands for; for the empty one that is not declared the empty text. */
    @Nullable
    String lookup(String prefix) {
        for (int i = size - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return uris[i];
            }
        }
        return prefix.isEmpty() ? "" : null;
    }

    /**
     * Returns all that is in scope.
     *
     * @return the namespaces by prefix, without a default that is empty
     */
    public Map<String, String> inScope() {
        Map<String, String> scope = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            scope.put(prefixes[i], uris[i]);
        }
        scope.remove("", "");
        return scope;
    }
}
