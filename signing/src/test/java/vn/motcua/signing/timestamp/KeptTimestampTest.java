package vn.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TimestampFault;
import vn.motcua.signing.trust.TrustAnchors;

/** Tokens that were stored, and how long new ones will be. */
class KeptTimestampTest {

    private static final byte[] DATA = "một cửa".getBytes(StandardCharsets.UTF_8);
    private static final Sandbox SANDBOX = Sandbox.start();
    private static final TimestampClient CLIENT = client();

    private static byte[] token;

    @BeforeAll
    static void stamp() throws Exception {
        token = CLIENT.stamp("SHA-384", digest("SHA-384")).token();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SANDBOX.close();
    }

    private static TimestampClient client() {
        return TimestampClient.open(
                TimestampOptions.defaults(TimestampService.at(SANDBOX.trust().timestampUrl()))
                        .withPersistence(Persistence.defaults().withRounds(1)));
    }

    private static byte[] digest(String hash) throws Exception {
        return MessageDigest.getInstance(hash).digest(DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-384", "SHA-512"})
    void read_storedToken_saysWhatItSaidWhenItCame(String hash) throws Exception {
        Timestamp given = CLIENT.stamp(hash, digest(hash));

        Timestamp read = Timestamp.read(given.token());

        assertThat(read).usingRecursiveComparison().isEqualTo(given);
        assertThat(read.covers(hash, digest(hash))).isTrue();
    }

    @Test
    void covers_anythingElse_isFalse() throws Exception {
        Timestamp read = Timestamp.read(token);
        byte[] other = digest("SHA-384");
        other[0] ^= 1;

        assertThat(read.covers("SHA-384", other)).isFalse();
        assertThat(read.covers("SHA-512", digest("SHA-384"))).isFalse();
        assertThat(read.covers("SHA-256", digest("SHA-256"))).isFalse();
        assertThat(read.covers("SHA-384", new byte[0])).isFalse();
    }

    @Test
    void isAnchoredIn_onlyTheAuthoritysRoot() {
        Timestamp read = Timestamp.read(token);

        assertThat(read.isAnchoredIn(TrustAnchors.of(SANDBOX.trust().pki().root())))
                .isTrue();
        assertThat(read.isAnchoredIn(
                        TrustAnchors.of(TestPki.create(Clock.systemUTC()).root())))
                .isFalse();
        assertThat(read.isAnchoredIn(TrustAnchors.none())).isFalse();
    }

    @Test
    void read_whatIsSignedChanged_isRefused() {
        Timestamp sound = Timestamp.read(token);
        long seed = new Random().nextLong();
        System.out.println("seed of the changed tokens: " + seed);
        Random random = new Random(seed);
        int statements = 0;
        for (int i = 0; i < 200; i++) {
            byte[] changed = token.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Timestamp read = Timestamp.read(changed);
                // A change in a certificate that did not sign, or in a name nobody asks for, is none of the statement.
                assertThat(read.time()).as("seed " + seed).isEqualTo(sound.time());
                assertThat(read.serial()).as("seed " + seed).isEqualTo(sound.serial());
                assertThat(read.signer()).as("seed " + seed).isEqualTo(sound.signer());
            } catch (InvalidInputException e) {
                statements++;
            }
        }
        assertThat(statements).as("seed " + seed).isPositive();
    }

    @Test
    void read_noToken_isRefused() {
        byte[][] none = {new byte[0], DATA, new byte[(1 << 20) + 1], Arrays.copyOf(token, token.length / 2)};
        for (byte[] bytes : none) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Timestamp.read(bytes))
                    .matches(refused -> refused.code() == FailureCode.INVALID_VALUE);
        }
    }

    @Test
    void tokenLength_nothingGivenYet_asksOnceOverARandomImprint() throws Exception {
        try (TimestampClient fresh = client()) {
            int before = SANDBOX.journal().entries().size();
            int length = fresh.tokenLength("SHA-256");
            assertThat(SANDBOX.journal().entries()).hasSize(before + 1);
            assertThat(length)
                    .isCloseTo(fresh.stamp("SHA-256", digest("SHA-256")).token().length, offset(32));

            int known = SANDBOX.journal().entries().size();
            assertThat(fresh.tokenLength("SHA-512")).isBetween(length, length + 32 + 32);
            assertThat(SANDBOX.journal().entries()).hasSize(known);
        }
    }

    @Test
    void tokenLength_authorityDeclines_failsAsStampingDoes() {
        SANDBOX.trust().failNext(TimestampFault.REJECTED);
        try (TimestampClient fresh = client()) {
            assertThatExceptionOfType(RemoteException.class)
                    .isThrownBy(() -> fresh.tokenLength("SHA-256"))
                    .matches(refused -> refused.code() == FailureCode.REQUEST_DECLINED);
            assertThatThrownBy(() -> fresh.tokenLength("MD5")).isInstanceOf(InvalidInputException.class);
        }
    }
}
