package vn.motcua.sandbox;

/** A request as it came. */
record Arrival(String method, String path, String contentType, String body) {

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }
}
