package vn.motcua.json;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts that repeat from line to line, with what they mean: to find one again costs no string, and to check it anew
 * would cost more. A text lies in one of two places; where both are taken the older leaves, so it never grows.
 */
final class RepeatedText<T> {

    /** Several times the procedures of a province, so that few of them take each other's place. */
    private static final int PLACES = 1 << 13;

    private final Function<String, T> meaning;

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generics; nothing else is ever put in
    private final @Nullable Entry<T>[] entries = new Entry[PLACES];

    private static final class Entry<T> {
        private final char[] text;
        private final T value;

        Entry(char[] text, T value) {
            this.text = text;
            this.value = value;
        }

        boolean is(char[] buffer, int from, int length) {
            return Arrays.equals(text, 0, text.length, buffer, from, from + length);
        }
    }

    RepeatedText(Function<String, T> meaning) {
        this.meaning = meaning;
    }

    T get(char[] buffer, int from, int length) {
        int place = place(buffer, from, length);
        Entry<T> first = entries[place];
        if (first != null && first.is(buffer, from, length)) {
            return first.value;
        }
        Entry<T> second = entries[place + 1];
        if (second != null && second.is(buffer, from, length)) {
            return second.value;
        }
        T value = meaning.apply(new String(buffer, from, length));
        entries[place + 1] = first;
        entries[place] = new Entry<>(Arrays.copyOfRange(buffer, from, from + length), value);
        return value;
    }

    /** Returns the first of the two places, which is even. */
    private static int place(char[] buffer, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return 2 * ((hash ^ (hash >>> 13)) & (PLACES / 2 - 1));
    }
}
