package vn.motcua.cli;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.trust.TrustAnchors;

/** A key with issuers' certificates from a file, for tokens that hold only the officer's own. */
record ChainedKey(SigningKey key, List<X509Certificate> chain) implements SigningKey {

    static SigningKey of(SigningKey key, Path file) {
        List<X509Certificate> chain = new ArrayList<>(key.chain());
        for (X509Certificate certificate : TrustAnchors.load(file).certificates()) {
            if (!chain.contains(certificate)) {
                chain.add(certificate);
            }
        }
        return new ChainedKey(key, List.copyOf(chain));
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return key.algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        return key.sign(algorithm, digest);
    }

    @Override
    public byte[] signData(SignatureAlgorithm algorithm, byte[] data) {
        return key.signData(algorithm, data);
    }

    @Override
    public void close() {
        key.close();
    }
}
