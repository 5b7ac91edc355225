package vn.motcua.signing.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.JcaKey;

/**
 * A key too short to be safe, with which what is read under a signature is signed fast.
 *
 * @param key the key
 * @param certificate its certificate, issued by itself
 */
public record SmallKey(PrivateKey key, X509Certificate certificate) {

    private static final String KEY = "small.key";
    private static final String CERTIFICATE = "small.cer";
    private static final int BITS = 1024;

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 3;
    private static final int OCTET_STRING = 4;
    private static final int TAGGED = 0xA0;
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
    private static final byte[] SUCCESSFUL = {0x0A, 1, 0};
    private static final byte[] BASIC = HexFormat.of().parseHex("06092b0601050507300101");

    static void make(Bench bench, Instant time) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=Small");
            bench.write(KEY, pair.getPrivate().getEncoded());
            bench.write(
                    CERTIFICATE,
                    new JcaX509v1CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(time.minus(Duration.ofDays(1))),
                                    Date.from(time.plus(Duration.ofDays(300))),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                            .getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the key of a bench.
     *
     * @param bench where it is kept
     * @return the key
     */
    public static SmallKey of(Bench bench) {
        try {
            return new SmallKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bench.bytes(KEY))),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bench.bytes(CERTIFICATE))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SigningKey signing() {
        return JcaKey.of(key, List.of(certificate));
    }

    byte[] over(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Signs what is to be signed, as certificates and lists are.
     *
     * @param data a structure, or what is left of one
     * @return a sequence of it, the algorithm and the signature
     */
    public byte[] signed(byte[] data) {
        byte[] value = new byte[BITS / 8 + 1];
        System.arraycopy(over(data), 0, value, 1, BITS / 8);
        return wrapped(SEQUENCE, data, ALGORITHM, wrapped(BIT_STRING, value));
    }

    /**
     * Signs what is to be signed of a responder's answer.
     *
     * @param data a structure, or what is left of one
     * @return the answer
     */
    public byte[] responding(byte[] data) {
        byte[] basic = wrapped(OCTET_STRING, signed(data));
        return wrapped(SEQUENCE, SUCCESSFUL, wrapped(TAGGED, wrapped(SEQUENCE, BASIC, basic)));
    }

    private static byte[] wrapped(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.write(0x84);
        whole.writeBytes(ByteBuffer.allocate(4).putInt(content.size()).array());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
