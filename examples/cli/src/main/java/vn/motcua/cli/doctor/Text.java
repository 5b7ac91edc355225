package vn.motcua.cli.doctor;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** One or two sentences in both languages. */
record Text(String english, String vietnamese) {

    /** Fills the same values into both. */
    Text with(Object... values) {
        return new Text(String.format(Locale.ROOT, english, values), String.format(Locale.ROOT, vietnamese, values));
    }

    Text and(Text more) {
        return new Text(english + ". " + more.english, vietnamese + ". " + more.vietnamese);
    }

    Text map(UnaryOperator<String> change) {
        return new Text(change.apply(english), change.apply(vietnamese));
    }
}
