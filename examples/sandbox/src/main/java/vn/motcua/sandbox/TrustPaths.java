package vn.motcua.sandbox;

import java.net.URI;
import java.util.function.Supplier;

/** Where the services of the test PKI are; the port is known once the sandbox has started. */
final class TrustPaths {

    static final String TIMESTAMP = "/trust/tsa";
    static final String OCSP = "/trust/ocsp";
    static final String SUB_CA_LIST = "/trust/crl/cp.crl";
    static final String ROOT_LIST = "/trust/crl/rootca.crl";
    static final String SUB_CA_FILE = "/trust/cert/cp.crt";
    static final String ROOT_FILE = "/trust/cert/rootca.crt";

    private final Supplier<URI> baseUrl;

    TrustPaths(Supplier<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    URI at(String path) {
        return baseUrl.get().resolve(path);
    }
}
