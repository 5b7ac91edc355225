package vn.motcua.sandbox;

/** A request as it came. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arrival(String method, String path, String contentType, byte[] content) {

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    /** The content as text, Base64 where it is none. */
    String body() {
        return Reply.shown(contentType, content);
    }
}
