package vn.motcua.benchmarks.signing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.motcua.benchmarks.harness.Workspace;
import vn.motcua.sandbox.TestKey;

/**
 * A token of SoftHSM2 with one key, made for a bench and gone with its workspace.
 *
 * @param library the driver
 * @param configuration what the variable {@code SOFTHSM2_CONF} has to name
 */
record SoftToken(Path library, Path configuration) {

    static final String LABEL = "bench";
    static final String PIN = "123456";

    private static final List<String> PROGRAMS = List.of("softhsm2-util", "pkcs11-tool");
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so");

    /** Makes a token, or nothing where SoftHSM2 or OpenSC is not installed. */
    static Optional<SoftToken> make(Workspace workspace, TestKey key) throws IOException {
        Optional<Path> library =
                LIBRARIES.stream().map(Path::of).filter(Files::exists).findFirst();
        if (library.isEmpty() || !PROGRAMS.stream().allMatch(SoftToken::isInstalled)) {
            return Optional.empty();
        }
        Path tokens = Files.createDirectory(workspace.file("tokens"));
        Path configuration = Files.writeString(
                workspace.file("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        SoftToken token = new SoftToken(library.get(), configuration);
        token.fill(workspace, key);
        return Optional.of(token);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void fill(Workspace workspace, TestKey key) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.privateKey().getEncoded());
        Path secret = Files.writeString(
                workspace.file("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        Path certificate = workspace.file("certificate.der");
        try {
            Files.write(certificate, key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
        run("softhsm2-util", "--init-token", "--free", "--label", LABEL, "--so-pin", PIN + "78", "--pin", PIN);
        run("softhsm2-util", "--import", secret, "--token", LABEL, "--pin", PIN, "--label", LABEL, "--id", "01");
        List<Object> write = new ArrayList<>(List.of("pkcs11-tool", "--module", library, "--token-label", LABEL));
        write.addAll(List.of("--login", "--pin", PIN, "--write-object", certificate));
        write.addAll(List.of("--type", "cert", "--id", "01", "--label", LABEL));
        run(write.toArray());
    }

    private void run(Object... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.of(command).map(Object::toString).toList()).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
