package vn.motcua.signing.pdf;

import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The form fields whose values may not change once a signature stands (FieldMDP; ISO 32000-1, tables 233 and 256).
 *
 * <p>A field is named in full, with full stops between the names of nested fields; a name also means the fields below
 * it.
 *
 * <pre>{@code
 * PdfSignOptions options = PdfSignOptions.defaults().withLock(FieldLock.only(List.of("Số", "Ngày")));
 * }</pre>
 *
 * @param action which fields the names mean
 * @param fields the names, empty when all fields are meant
 */
public record FieldLock(Action action, List<String> fields) {

    /** Which fields the names of a lock mean. */
    public enum Action {
        /** Every field; there are no names. */
        ALL("All"),
        /** The fields that are named. */
        INCLUDE("Include"),
        /** The fields that are not named. */
        EXCLUDE("Exclude");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Checks the names.
     *
     * @throws InvalidInputException if names are missing or given where all fields are meant
     */
    public FieldLock {
        fields = List.copyOf(fields);
        if ((action == Action.ALL) != fields.isEmpty() || fields.stream().anyMatch(String::isBlank)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "lock", fields.size() + " names", "names, or none to lock all fields");
        }
    }

    /**
     * Locks every field.
     *
     * @return the lock
     */
    public static FieldLock all() {
        return new FieldLock(Action.ALL, List.of());
    }

    /**
     * Locks the fields that are named.
     *
     * @param fields their full names
     * @return the lock
     */
    public static FieldLock only(List<String> fields) {
        return new FieldLock(Action.INCLUDE, fields);
    }

    /**
     * Locks the fields that are not named.
     *
     * @param fields the full names of those that stay open
     * @return the lock
     */
    public static FieldLock allBut(List<String> fields) {
        return new FieldLock(Action.EXCLUDE, fields);
    }

    /**
     * Says whether a field is locked.
     *
     * @param field the full name of a field
     * @return true if its value may not change
     */
    public boolean locks(String field) {
        boolean named = fields.stream().anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
        return switch (action) {
            case ALL -> true;
            case INCLUDE -> named;
            case EXCLUDE -> !named;
        };
    }
}
