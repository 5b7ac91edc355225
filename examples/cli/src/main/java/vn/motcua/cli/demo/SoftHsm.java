package vn.motcua.cli.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.sandbox.TestKey;

/**
 * SoftHSM, the token in software: where it is installed, and how a token of its is made.
 *
 * <p>SoftHSM reads the place of its tokens from the environment of the process, so a program that wants tokens of its
 * own is started with {@code SOFTHSM2_CONF}.
 */
public final class SoftHsm {

    private static final String CONFIGURATION_VARIABLE = "SOFTHSM2_CONF";
    private static final String CONFIGURATION = "softhsm2.conf";

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so");

    private final Path module;
    private final Path folder;

    private SoftHsm(Path module, Path folder) {
        this.module = module;
        this.folder = folder;
    }

    /**
     * Finds the driver where systems usually install it.
     *
     * @return the driver, or nothing where SoftHSM is not installed
     */
    public static Optional<Path> installed() {
        return USUAL_PLACES.stream().map(Path::of).filter(Files::isReadable).findFirst();
    }

    /** Whether the driver and the programs that fill a token are all there. */
    static boolean usable() {
        return installed().isPresent() && onPath("softhsm2-util") && onPath("pkcs11-tool");
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The tokens below a folder that was {@linkplain #prepare prepared}. */
    static SoftHsm in(Path folder) {
        Path module = installed().orElseThrow(() -> failed("SoftHSM is not installed", null));
        return new SoftHsm(module, folder);
    }

    /** Writes a configuration that keeps tokens below the folder, and returns the environment that selects it. */
    static Map<String, String> prepare(Path folder) throws IOException {
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve(CONFIGURATION),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return environment(folder);
    }

    private static Map<String, String> environment(Path folder) {
        return Map.of(CONFIGURATION_VARIABLE, folder.resolve(CONFIGURATION).toString());
    }

    Path module() {
        return module;
    }

    /** Makes a token that holds the key with its chain. */
    void makeToken(String label, String pin, TestKey key) throws IOException {
        run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", pin);
        Path keyFile = folder.resolve("key.pem");
        try {
            Files.writeString(keyFile, pem("PRIVATE KEY", key.privateKey().getEncoded()));
            run(
                    "softhsm2-util",
                    "--import",
                    keyFile.toString(),
                    "--token",
                    label,
                    "--label",
                    label,
                    "--id",
                    "01",
                    "--pin",
                    pin);
        } finally {
            Files.deleteIfExists(keyFile);
        }
        for (int i = 0; i < key.chain().size(); i++) {
            writeCertificate(label, pin, i, encoded(key, i));
        }
    }

    private void writeCertificate(String label, String pin, int place, byte[] certificate) throws IOException {
        Path file = folder.resolve("certificate.der");
        Files.write(file, certificate);
        run(
                "pkcs11-tool",
                "--module",
                module.toString(),
                "--token-label",
                label,
                "--login",
                "--pin",
                pin,
                "--write-object",
                file.toString(),
                "--type",
                "cert",
                "--id",
                "0" + (place + 1),
                "--label",
                label);
    }

    private static byte[] encoded(TestKey key, int place) {
        try {
            return key.chain().get(place).getEncoded();
        } catch (CertificateEncodingException e) {
            throw failed("a certificate could not be encoded", e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }

    private void run(String... command) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().putAll(environment(folder));
        Process process = program.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw failed(command[0] + " failed: " + said.strip(), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(command[0] + " was interrupted", e);
        }
    }

    private static ResourceException failed(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.PART_MISSING, "making a token in software", happened, cause);
    }
}
