package vn.motcua.sandbox;

/** The party turns a message down; the text is for the caller, in Vietnamese as the real ones write. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
