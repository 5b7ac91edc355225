package vn.motcua.signing.token;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;

/**
 * RSASSA-PSS over a digest that is already there.
 *
 * <p>The JDK's PSS hashes the data itself, which would make the whole document pass through the key's provider; so the
 * padding is done here and only the bare RSA operation is left to whoever holds the key.
 */
final class PssPadding {

    private PssPadding() {}

    static byte[] sign(RSAPublicKey key, byte[] digest, RawRsa rsa) throws GeneralSecurityException {
        PSSSigner signer = signer(new PrivateOperation(rsa), digest.length);
        signer.init(true, parameters(key));
        signer.update(digest, 0, digest.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new GeneralSecurityException("the key did not sign", e);
        }
    }

    static boolean verify(RSAPublicKey key, byte[] digest, byte[] signature) {
        PSSSigner verifier = signer(new RSABlindedEngine(), digest.length);
        verifier.init(false, parameters(key));
        verifier.update(digest, 0, digest.length);
        return verifier.verifySignature(signature);
    }

    /** The hash is told by the length of its digest, and the salt is as long. */
    private static PSSSigner signer(AsymmetricBlockCipher rsa, int length) {
        return PSSSigner.createRawSigner(rsa, hash(length), hash(length), length, PSSSigner.TRAILER_IMPLICIT);
    }

    private static Digest hash(int length) {
        return switch (length) {
            case 32 -> new SHA256Digest();
            case 48 -> new SHA384Digest();
            case 64 -> new SHA512Digest();
            default -> throw new IllegalArgumentException("no hash makes " + length + " bytes");
        };
    }

    private static RSAKeyParameters parameters(RSAPublicKey key) {
        return new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent());
    }

    /** Lets the padding call the private key, wherever that is. */
    private static final class PrivateOperation implements AsymmetricBlockCipher {

        private final RawRsa rsa;
        private int blockSize;

        private PrivateOperation(RawRsa rsa) {
            this.rsa = rsa;
        }

        @Override
        public void init(boolean forEncryption, CipherParameters key) {
            blockSize = (((RSAKeyParameters) key).getModulus().bitLength() + 7) / 8;
        }

        @Override
        public int getInputBlockSize() {
            return blockSize;
        }

        @Override
        public int getOutputBlockSize() {
            return blockSize;
        }

        @Override
        public byte[] processBlock(byte[] in, int offset, int length) throws InvalidCipherTextException {
            byte[] block = new byte[blockSize];
            System.arraycopy(in, offset, block, blockSize - length, length);
            try {
                return rsa.apply(block);
            } catch (GeneralSecurityException e) {
                throw new InvalidCipherTextException("the key did not sign", e);
            }
        }
    }
}
