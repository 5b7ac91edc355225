package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;

/** Two threads on one token, against two threads that call C_SignInit and C_Sign and nothing else. */
@Tag("full")
@RequiresNative({"softhsm2-util", "pkcs11-tool"})
class TokenSpeedTest {

    private static final int THREADS = 2;
    private static final int ROUNDS = 9;
    private static final int SIGNATURES = 150;
    private static final Instant NOW = Instant.parse("2026-11-22T02:30:15Z");

    @TempDir
    Path folder;

    @Test
    void sign_twoThreads_atLeastFourFifthsOfBareSigning() throws Exception {
        KeyPair pair = Issuer.rsa(2048);
        SoftHsm softHsm = SoftHsm.in(folder);
        softHsm.token("speed", "123456")
                .key(pair.getPrivate(), "01", "key")
                .certificate(
                        new Issuer().issue(pair.getPublic(), KeyUsage.digitalSignature, Issuer.FROM, Issuer.UNTIL),
                        "01",
                        "certificate");
        Pkcs11Module module = softHsm.open();
        KeyUri uri = KeyUri.parse("pkcs11:token=speed").withModule(softHsm.library());
        Pkcs11Options options = Pkcs11Options.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC));
        byte[] digest = new byte[32];
        byte[] wrapped = DigestInfo.of(SignatureAlgorithm.RSA_PKCS1_SHA256, digest);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Double> ratios = new ArrayList<>();
        try (Pkcs11Key key = Pkcs11Key.open(uri, new Pins("123456"), options)) {
            key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest);
            for (int round = 0; round < ROUNDS; round++) {
                double bare = rate(threads, () -> bare(module, wrapped));
                double ours = rate(threads, () -> ours(key, digest));
                ratios.add(ours / bare);
                System.out.printf(Locale.ROOT, "bare %.0f/s, ours %.0f/s, %.2f%n", bare, ours, ours / bare);
            }
        } finally {
            threads.shutdownNow();
        }
        double median = ratios.stream().sorted().toList().get(ROUNDS / 2);
        assertThat(median).isGreaterThanOrEqualTo(0.8);
    }

    private static Void ours(Pkcs11Key key, byte[] digest) {
        for (int i = 0; i < SIGNATURES; i++) {
            key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest);
        }
        return null;
    }

    private static Void bare(Pkcs11Module module, byte[] wrapped) {
        try (TokenSession session =
                module.session(module.locate(token -> token.label().equals("speed"), "speed"))) {
            long key = session.objects(TokenSession.PRIVATE_KEY).get(0);
            for (int i = 0; i < SIGNATURES; i++) {
                session.beginSigning(SignMechanism.RSA_PKCS, key);
                session.finishSigning(wrapped);
            }
        }
        return null;
    }

    private static double rate(ExecutorService threads, Callable<Void> work) throws Exception {
        long start = System.nanoTime();
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(work));
        }
        for (Future<Void> one : running) {
            one.get();
        }
        return THREADS * SIGNATURES * 1e9 / (System.nanoTime() - start);
    }
}
