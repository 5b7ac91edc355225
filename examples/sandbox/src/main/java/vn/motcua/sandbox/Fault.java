package vn.motcua.sandbox;

/** What may go wrong with a call, on command. Only {@link #ANSWER_LOST} acts on the call. */
public enum Fault {
    /** HTTP 503 with an empty body. */
    HTTP_503,
    /** HTTP 500 with an empty body. */
    HTTP_500,
    /** HTTP 200 with the HTML page of some proxy in place of JSON. */
    HTML_PAGE,
    /** The TCP connection is reset before anything is answered. */
    CONNECTION_RESET,
    /** HTTP 200 with a body of no bytes. */
    EMPTY_REPLY,
    /** HTTP 200, and the TCP connection breaks within the body. The call is not acted on. */
    CUT_OFF,
    /**
     * Nothing comes, for ten minutes or until the sandbox is closed, then the connection is reset. Each such call
     * holds one of 64 server threads for that long.
     */
    NO_ANSWER,
    /** The call is acted on, and its answer is lost: the TCP connection is reset. */
    ANSWER_LOST
}
