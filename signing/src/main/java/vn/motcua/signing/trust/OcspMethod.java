package vn.motcua.signing.trust;

/** How a responder is asked (RFC 6960, appendix A). */
public enum OcspMethod {
    /** HTTP POST, which every responder takes. */
    POST,
    /** HTTP GET with the request in the path, which proxies can keep; requests of over 255 characters are posted. */
    GET
}
