package vn.motcua.signing.xml;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.JcaKey;

/** Keys made once for all tests of the package, and the moment at which these tests sign. */
final class XmlKeys {

    /** 09:30:15 in Viet Nam, with a part of a second that no signature may claim. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15.987Z"), ZoneOffset.UTC);

    static final TestPki PKI = TestPki.create(CLOCK);
    private static final TestKey OFFICER = PKI.issue(TestSubject.of("Nguyễn Văn Thử", "UBND xã Điềm Thuỵ"));
    private static final TestKey AGENCY = PKI.issue(TestSubject.of("UBND xã Điềm Thuỵ", "Tỉnh Thái Nguyên"));
    private static final TestKey CURVE =
            PKI.issue(TestSubject.of("Trần Thị Mẫu", "UBND xã Mẫu").withKeyType(TestKeyType.EC_P256));

    private XmlKeys() {}

    static SigningKey officer() {
        return of(OFFICER);
    }

    static SigningKey agency() {
        return of(AGENCY);
    }

    static SigningKey ec() {
        return of(CURVE);
    }

    static SigningKey of(TestKey key) {
        return JcaKey.of(key.privateKey(), key.chain());
    }

    /** A key that counts how often it is asked, and may answer with what another key says. */
    static final class Counting implements SigningKey {

        private final SigningKey named;
        private final SigningKey signing;
        int asked;

        Counting(SigningKey key) {
            this(key, key);
        }

        Counting(SigningKey named, SigningKey signing) {
            this.named = named;
            this.signing = signing;
        }

        @Override
        public X509Certificate certificate() {
            return named.certificate();
        }

        @Override
        public List<X509Certificate> chain() {
            return named.chain();
        }

        @Override
        public List<SignatureAlgorithm> algorithms() {
            return named.algorithms();
        }

        @Override
        public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
            asked++;
            return signing.sign(algorithm, digest);
        }

        @Override
        public void close() {}
    }
}
