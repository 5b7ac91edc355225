package vn.motcua.signing.batch;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** The key of a batch as one document sees it. */
final class ItemKey implements SigningKey {

    private final SharedLogin login;
    private volatile boolean refused;

    ItemKey(SharedLogin login) {
        this.login = login;
    }

    /** Whether a signature was not even tried, because another document showed that the key cannot be used. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public X509Certificate certificate() {
        return login.key().certificate();
    }

    @Override
    public List<X509Certificate> chain() {
        return login.key().chain();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return login.key().algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        return use(key -> key.sign(algorithm, digest));
    }

    @Override
    public byte[] signData(SignatureAlgorithm algorithm, byte[] data) {
        return use(key -> key.signData(algorithm, data));
    }

    private byte[] use(Function<SigningKey, byte[]> signing) {
        return login.use(signing).orElseThrow(this::refusal);
    }

    private TokenException refusal() {
        refused = true;
        FailureCode code = login.cause().map(TokenException::code).orElse(FailureCode.TOKEN_FAILED);
        return new TokenException(code, "sign a document of a batch", "the batch has ended for another one", null);
    }

    /** The key is the caller's. */
    @Override
    public void close() {}
}
