package vn.motcua.signing.batch;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/** A key that fails some of the times it is asked, and would fail again for whoever asks again. */
final class StubbornKey implements SigningKey {

    private final SigningKey key;
    private final FailureCode failure;
    private final int good;
    private final int bad;
    private final AtomicInteger asked = new AtomicInteger();

    StubbornKey(SigningKey key, FailureCode failure, int good, int bad) {
        this.key = key;
        this.failure = failure;
        this.good = good;
        this.bad = bad;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return key.algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        int before = asked.getAndIncrement();
        if (before >= good && before - good < bad) {
            throw new TokenException(failure, "sign in a test", "it was told to fail", null);
        }
        return key.sign(algorithm, digest);
    }

    @Override
    public void close() {}
}
