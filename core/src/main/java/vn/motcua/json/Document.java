package vn.motcua.json;

/**
 * A form under the name that a document tells as its type.
 *
 * @param <T> the type
 */
record Document<T>(Class<T> type, String name, Form<T> form) {}
