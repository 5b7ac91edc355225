package vn.motcua.signing.validation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** Values of signatures made step by step, so that each step can be made wrong (RFC 8017, 8 and 9; SEC 1, 4.1). */
final class ForgedValues {

    static final byte[] SHA_256_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");
    static final int SALT = 32;

    private ForgedValues() {}

    static byte[] sha256(byte[]... parts) {
        return digest("SHA-256", parts);
    }

    static byte[] digest(String name, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(name);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] octets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] repeated(int octet, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) octet);
        return bytes;
    }

    static int length(KeyPair key) {
        return ((RSAPublicKey) key.getPublic()).getModulus().bitLength() / Byte.SIZE;
    }

    /** What stands behind the padding of a message, filled up to the length of the key. */
    static byte[] padded(KeyPair key, byte[] info) {
        return joined(octets(0, 1), repeated(0xff, length(key) - 3 - info.length), octets(0), info);
    }

    static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, fixed, length - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    static byte[] decrypted(KeyPair key, byte[] message) {
        RSAPrivateKey secret = (RSAPrivateKey) key.getPrivate();
        BigInteger value = new BigInteger(1, message).modPow(secret.getPrivateExponent(), secret.getModulus());
        return fixed(value, length(key));
    }

    static byte[] pkcs1(KeyPair key, byte[] signed) {
        return decrypted(key, padded(key, joined(SHA_256_INFO, sha256(signed))));
    }

    /**
     * How a message is padded by RSA-PSS.
     *
     * @param salt its length
     * @param mask the digest of the mask
     * @param trailer the last octet
     * @param separator what stands before the salt
     */
    record Pss(int salt, String mask, int trailer, int separator) {

        static final Pss RIGHT = new Pss(SALT, "SHA-256", 0xbc, 1);

        byte[] of(KeyPair key, byte[] hash) {
            byte[] randomish = Arrays.copyOf(sha256(hash), salt);
            byte[] inner = sha256(new byte[8], hash, randomish);
            byte[] block =
                    joined(new byte[length(key) - salt - inner.length - 2], ForgedValues.octets(separator), randomish);
            byte[] masked = xor(block, mask(inner, block.length));
            masked[0] &= 0x7f;
            return decrypted(key, joined(masked, inner, ForgedValues.octets(trailer)));
        }

        private byte[] mask(byte[] seed, int length) {
            ByteArrayOutputStream mask = new ByteArrayOutputStream();
            for (int i = 0; mask.size() < length; i++) {
                mask.writeBytes(digest(this.mask, seed, ForgedValues.octets(0, 0, i >> 8, i)));
            }
            return Arrays.copyOf(mask.toByteArray(), length);
        }

        private static byte[] xor(byte[] one, byte[] other) {
            byte[] both = new byte[one.length];
            for (int i = 0; i < one.length; i++) {
                both[i] = (byte) (one[i] ^ other[i]);
            }
            return both;
        }
    }

    /** A value for a key of three as public exponent, made without its secret: what follows the digest is whatever comes. */
    static byte[] cubeRoot(KeyPair key, byte[] signed) {
        byte[] beginning = joined(octets(0, 1), repeated(0xff, 8), octets(0), SHA_256_INFO, sha256(signed));
        BigInteger cube = new BigInteger(1, joined(beginning, repeated(0xff, length(key) - beginning.length)));
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(cube.bitLength() / 3 + 1);
        while (low.compareTo(high) < 0) {
            BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
            if (middle.pow(3).compareTo(cube) <= 0) {
                low = middle;
            } else {
                high = middle.subtract(BigInteger.ONE);
            }
        }
        return fixed(low, length(key));
    }

    /** The two numbers of a value over a curve. */
    record Pair(BigInteger r, BigInteger s) {

        static Pair of(KeyPair key, byte[] signed) {
            try {
                Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
                signer.initSign(key.getPrivate());
                signer.update(signed);
                byte[] value = signer.sign();
                return new Pair(
                        new BigInteger(1, Arrays.copyOf(value, 32)),
                        new BigInteger(1, Arrays.copyOfRange(value, 32, 64)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] der() {
            byte[] numbers = joined(integer(r.toByteArray()), integer(s.toByteArray()));
            return joined(ForgedValues.octets(0x30, numbers.length), numbers);
        }

        static byte[] integer(byte[] octets) {
            return joined(ForgedValues.octets(2, octets.length), octets);
        }

        byte[] raw() {
            return joined(fixed(r, 32), fixed(s, 32));
        }
    }
}
