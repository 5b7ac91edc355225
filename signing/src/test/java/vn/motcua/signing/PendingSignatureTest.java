package vn.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.token.JcaKey;

class PendingSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:15Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);
    private static final TestPki PKI = TestPki.create(CLOCK);
    private static final TestSubject SUBJECT = TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu");
    private static final TestKey OFFICER = PKI.issue(SUBJECT);
    private static final String DOCUMENT = "Tờ trình số 12: 100% + phụ lục";

    private static PendingSignature pending(Instant expiry) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(DATA);
        return new PendingSignature(
                DOCUMENT, digest, SignatureAlgorithm.RSA_PKCS1_SHA256, OFFICER.chain(), expiry, new byte[] {0, -1, 7});
    }

    private static PendingSignature pending() throws Exception {
        return pending(NOW.plusSeconds(600));
    }

    private static JcaKey key(TestKey holder) {
        return JcaKey.of(holder.privateKey(), holder.chain());
    }

    @Test
    void text_readBack_isTheSameValue() throws Exception {
        PendingSignature pending = pending();

        String text = pending.toText();

        assertThat(text).matches("[\\x20-\\x7E\\n]+").startsWith("motcua-pending-signature: 1\n");
        assertThat(PendingSignature.parse(text)).isEqualTo(pending).hasSameHashCodeAs(pending);
        assertThat(PendingSignature.parse(text.replace("\n", "\r\n"))).isEqualTo(pending);
        assertThat(PendingSignature.parse(text).documentId()).isEqualTo(DOCUMENT);
        assertThat(pending.toString()).doesNotContain("Tờ trình", "Thử");
    }

    @Test
    void parse_nameOfALaterVersion_isPassedOver() throws Exception {
        String text = pending().toText();
        String covered = text.substring(0, text.indexOf("check: ")) + "invented-later: 1\n";
        String sum = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(covered.getBytes(StandardCharsets.UTF_8)));

        assertThat(PendingSignature.parse(covered + "check: " + sum)).isEqualTo(pending());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "motcua-pending-signature: 1\n", "motcua-pending-signature: 2\ncheck: 00\n"})
    void parse_somethingElse_isRefused(String text) {
        assertRefused(text);
    }

    @Test
    void parse_anyCharacterChangedOrCut_isRefused() throws Exception {
        String text = pending().toText();
        int step = text.length() / 97;
        for (int at = 0; at < text.length() - 1; at += step) {
            char other = text.charAt(at) == '0' ? '1' : '0';
            assertRefused(text.substring(0, at) + other + text.substring(at + 1));
            assertRefused(text.substring(0, at));
        }
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PendingSignature.parse(text))
                .matches(e -> e.code() == FailureCode.INVALID_VALUE);
    }

    @Test
    void sign_readBackByTheSecondPhase_verifiesOverTheData() throws Exception {
        String stored = pending().toText();

        byte[] value = PendingSignature.parse(stored).sign(key(OFFICER), CLOCK);

        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(OFFICER.certificate());
        verifier.update(DATA);
        assertThat(verifier.verify(value)).isTrue();
    }

    @Test
    void sign_expired_isRefused() throws Exception {
        PendingSignature late = pending(NOW);
        assertThat(late.isExpired(NOW)).isTrue();
        assertThat(late.isExpired(NOW.minusMillis(1))).isFalse();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> late.sign(key(OFFICER), CLOCK))
                .withMessageContaining("expiry");
    }

    @Test
    void sign_keyOfAnotherCertificate_isRefused() throws Exception {
        PendingSignature pending = pending();
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> pending.sign(key(PKI.issue(SUBJECT)), CLOCK))
                .matches(e -> e.code() == FailureCode.KEY_NOT_FOUND);
    }

    @Test
    void create_componentNotAsDescribed_isRefused() throws Exception {
        byte[] digest = pending().digest();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> with("a\nb", digest))
                .withMessageContaining("documentId");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> with(" ", digest));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> with("a", new byte[20]))
                .withMessageContaining("32 bytes");
        byte[] given = digest.clone();
        PendingSignature pending = with("a", given);
        Arrays.fill(given, (byte) 0);
        pending.digest()[0] ^= 1;
        assertThat(pending.digest()).isEqualTo(digest);
    }

    private static PendingSignature with(String document, byte[] digest) {
        return new PendingSignature(
                document,
                digest,
                SignatureAlgorithm.RSA_PKCS1_SHA256,
                List.of(OFFICER.certificate()),
                NOW.plusSeconds(1),
                new byte[0]);
    }
}
