package vn.motcua.sandbox;

/** What goes back, and whether it gets there. */
record Reply(int status, String contentType, String body, Delivery delivery) {

    /** What becomes of an answer on its way. */
    enum Delivery {
        SENT,
        RESET,
        HELD
    }

    static Reply json(int status, String body) {
        return new Reply(status, "application/json; charset=utf-8", body, Delivery.SENT);
    }

    static Reply html(int status, String body) {
        return new Reply(status, "text/html; charset=utf-8", body, Delivery.SENT);
    }

    static Reply pdf(String body) {
        return new Reply(200, "application/pdf", body, Delivery.SENT);
    }

    static Reply plain(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body, Delivery.SENT);
    }

    static Reply notFound() {
        return plain(404, "The sandbox has nothing here.");
    }

    Reply delivered(Delivery other) {
        return new Reply(status, contentType, body, other);
    }

    int statusSeen() {
        return delivery == Delivery.SENT ? status : 0;
    }
}
