package vn.motcua.signing.pdf;

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
final class Keys {

    /** 09:30:15 in Viet Nam, with a part of a second that no signature may claim. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15.987Z"), ZoneOffset.UTC);

    static final TestPki PKI = TestPki.create(CLOCK);
    static final TestKey OFFICER = PKI.issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Điềm Thuỵ"));
    static final TestKey AGENCY = PKI.issue(TestSubject.of("UBND xã Điềm Thuỵ", "Tỉnh Thái Nguyên"));
    static final TestKey EC =
            PKI.issue(TestSubject.of("Trần Thị Mẫu", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256));

    private Keys() {}

    static PdfSignOptions options() {
        return PdfSignOptions.defaults().withClock(CLOCK);
    }

    static SigningKey officer() {
        return key(OFFICER);
    }

    static SigningKey agency() {
        return key(AGENCY);
    }

    static SigningKey key(TestKey key) {
        return JcaKey.of(key.privateKey(), key.chain());
    }

    /** A key that counts how often it is asked, and may answer with what another key says. */
    static final class Counting implements SigningKey {

        private final SigningKey named;
        private final SigningKey signing;
        int asked;

        Counting(SigningKey named, SigningKey signing) {
            this.named = named;
            this.signing = signing;
        }

        static Counting of(SigningKey key) {
            return new Counting(key, key);
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
