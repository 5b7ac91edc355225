package vn.motcua.sandbox;

import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Signs as another does, with one bit wrong. */
record BrokenSigner(ContentSigner good) implements ContentSigner {

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return good.getAlgorithmIdentifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return good.getOutputStream();
    }

    @Override
    public byte[] getSignature() {
        byte[] signature = good.getSignature();
        signature[signature.length / 2] ^= 1;
        return signature;
    }
}
