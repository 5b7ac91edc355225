package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Options;

/** A real token, found beside drivers that do not work. */
@RequiresNative({"gcc", "softhsm2-util", "pkcs11-tool"})
class SoftHsmDiscoveryTest {

    private static final String PIN = "246813";

    @TempDir
    private static Path folder;

    private static Path library;
    private static TestKey holder;

    @BeforeAll
    static void makeToken() throws Exception {
        Path configuration = Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + Files.createDirectories(folder.resolve("tokens"))
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Path installed = DriverCatalogue.bundled().candidates().stream()
                .filter(it -> it.issuer().equals("SoftHSM"))
                .findFirst()
                .orElseThrow()
                .library();
        // A copy, because the loader knows a library by its file and other tests have theirs.
        Path copy = Files.copy(installed, folder.resolve("libsofthsm2-copy.so"));
        library = Stub.compiled(
                folder.resolve("drivers/libbit4xpki.so"), Stub.text("TARGET", copy), Stub.text("CONF", configuration));
        holder = TestPki.create(Clock.systemUTC()).issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"));
        fill();
    }

    private static void fill() throws Exception {
        Path key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(holder.privateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Path certificate = Files.write(
                folder.resolve("certificate.der"), holder.certificate().getEncoded());
        softHsm("softhsm2-util", "--init-token", "--free", "--label", "can-bo", "--so-pin", PIN, "--pin", PIN);
        softHsm("softhsm2-util", "--import", key, "--token", "can-bo", "--pin", PIN, "--label", "ky", "--id", "01");
        Stub.run(words(
                "pkcs11-tool",
                "--module",
                library,
                "--token-label",
                "can-bo",
                "--login",
                "--pin",
                PIN,
                "--write-object",
                certificate,
                "--type",
                "cert",
                "--id",
                "01",
                "--label",
                "ky"));
    }

    private static void softHsm(Object... command) throws IOException {
        Stub.run(Stream.concat(
                        Stream.of("env", "SOFTHSM2_CONF=" + folder.resolve("softhsm2.conf")), Stream.of(words(command)))
                .toArray(String[]::new));
    }

    private static String[] words(Object... words) {
        return Stream.of(words).map(Object::toString).toArray(String[]::new);
    }

    private static DriverOptions drivers() throws IOException {
        Path cutOff = Headers.write(folder.resolve("drivers/libeTPkcs11.so"), new byte[] {0x7F, 'E', 'L', 'F', 2, 1});
        Path narrow = Headers.write(folder.resolve("drivers/libgclib.so"), Headers.elf32());
        assertThat(List.of(cutOff, narrow)).allMatch(Files::exists);
        DriverCatalogue catalogue = DriverCatalogue.empty();
        for (DriverProduct product : DriverCatalogue.bundled().products()) {
            catalogue = catalogue.withProduct(product);
        }
        return DriverOptions.defaults().withCatalogue(catalogue.withFolder(folder.resolve("drivers")));
    }

    @Test
    void open_addressWithoutADriver_findsItAndSigns() throws Exception {
        byte[] document = {1, 2, 3};
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
        KeyUri uri = KeyUri.parse("pkcs11:token=can-bo");

        byte[] signature;
        try (SigningKey key = TokenDrivers.open(uri, token -> PIN.toCharArray(), Pkcs11Options.defaults(), drivers())) {
            assertThat(key.certificate()).isEqualTo(holder.certificate());
            signature = key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, digest);
        }

        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(holder.certificate());
        verifier.update(document);
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void examine_tokenWithACertificate_tellsWhenItIsValid() throws Exception {
        List<DriverFinding> findings = TokenDrivers.examine(drivers());

        assertThat(findings)
                .extracting(DriverFinding::state)
                .containsExactlyInAnyOrder(DriverState.USABLE, DriverState.NOT_A_LIBRARY, DriverState.WRONG_WIDTH);
        assertThat(findings.stream().flatMap(it -> it.tokens().stream()).toList())
                .singleElement()
                .satisfies(token -> assertThat(token.certificates())
                        .containsExactly(new CertificatePeriod(
                                holder.certificate().getNotBefore().toInstant(),
                                holder.certificate().getNotAfter().toInstant())));
    }
}
