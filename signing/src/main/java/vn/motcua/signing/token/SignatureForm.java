package vn.motcua.signing.token;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;

/**
 * What of a signature is done here around the token's own operation: wrapping the digest, padding, writing DER.
 *
 * @param algorithm what is to come out
 * @param digest what is signed
 * @param key the public key, for the length of the padding
 */
@SuppressWarnings("ArrayRecordComponent") // Passed along inside one call, never compared.
record SignatureForm(SignatureAlgorithm algorithm, byte[] digest, PublicKey key) {

    byte[] made(SignMechanism mechanism, UnaryOperator<byte[]> token) {
        return switch (mechanism) {
            case RSA_PKCS -> token.apply(DigestInfo.of(algorithm, digest));
            case RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512 -> token.apply(digest);
            case RSA_RAW ->
                algorithm.scheme() == SignatureAlgorithm.Scheme.RSA_PSS ? pss(token) : token.apply(pkcs1Block());
            case ECDSA -> EcdsaSignature.der(token.apply(EcdsaSignature.input(digest, (ECPublicKey) key)));
        };
    }

    private byte[] pss(UnaryOperator<byte[]> token) {
        try {
            return PssPadding.sign((RSAPublicKey) key, digest, token::apply);
        } catch (GeneralSecurityException e) {
            throw new TokenException(FailureCode.TOKEN_FAILED, "sign with " + algorithm, "the padding failed", e);
        }
    }

    /** RFC 8017, 9.2: 00 01 FF...FF 00 and the wrapped digest, as long as the modulus. */
    private byte[] pkcs1Block() {
        byte[] wrapped = DigestInfo.of(algorithm, digest);
        byte[] block = new byte[(((RSAPublicKey) key).getModulus().bitLength() + 7) / 8];
        Arrays.fill(block, 2, block.length - wrapped.length - 1, (byte) 0xFF);
        block[1] = 1;
        System.arraycopy(wrapped, 0, block, block.length - wrapped.length, wrapped.length);
        return block;
    }
}
