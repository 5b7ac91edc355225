package vn.motcua.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Texts that repeat from line to line, with what they mean: to find one again costs no string, and to check it anew
 * would cost more. Of two texts that fall into one place the later stays, so it never grows.
 */
final class RepeatedText<T> {

    private static final int PLACES = 1024;

    private final Function<String, T> meaning;
    private final List<Optional<Entry<T>>> entries = new ArrayList<>(Collections.nCopies(PLACES, Optional.empty()));

    private record Entry<T>(String text, T value) {

        boolean is(char[] buffer, int from, int length) {
            boolean same = text.length() == length;
            for (int i = 0; same && i < length; i++) {
                same = text.charAt(i) == buffer[from + i];
            }
            return same;
        }
    }

    RepeatedText(Function<String, T> meaning) {
        this.meaning = meaning;
    }

    T get(char[] buffer, int from, int length) {
        int place = place(buffer, from, length);
        Optional<Entry<T>> entry = entries.get(place);
        if (entry.isPresent() && entry.get().is(buffer, from, length)) {
            return entry.get().value();
        }
        String text = new String(buffer, from, length);
        T value = meaning.apply(text);
        entries.set(place, Optional.of(new Entry<>(text, value)));
        return value;
    }

    private static int place(char[] buffer, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
