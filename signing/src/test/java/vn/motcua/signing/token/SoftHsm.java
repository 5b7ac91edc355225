package vn.motcua.signing.token;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.sandbox.TestKey;

/**
 * SoftHSM tokens in a folder of their own.
 *
 * <p>SoftHSM reads its configuration and finds its tokens once, when a process initialises it. So each instance works
 * with a copy of the library, which the loader takes for another one: tokens of one test are unknown to the next, in
 * the same process. Make the tokens first, then {@link #open()}.
 */
final class SoftHsm {

    static final String SO_PIN = "87654321";

    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so",
            "/usr/lib64/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Path folder;
    private final Path library;

    private SoftHsm(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    static SoftHsm in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tokens"));
        Path library = folder.resolve("libsofthsm2-copy.so");
        Files.copy(installed(), library);
        SoftHsm softHsm = new SoftHsm(folder, library);
        Files.writeString(
                softHsm.configuration(),
                "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\n"
                        + "log.level = ERROR\nslots.removable = false\n");
        return softHsm;
    }

    /** The same tokens behind another copy of the library, as a process that starts anew would see them. */
    SoftHsm loadedAnew(Path elsewhere) throws IOException {
        Files.copy(configuration(), elsewhere.resolve("softhsm2.conf"));
        return new SoftHsm(elsewhere, Files.copy(library, elsewhere.resolve("libsofthsm2-copy.so")));
    }

    private static Path installed() {
        return LIBRARIES.stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("softhsm2-util is installed, but not its library"));
    }

    Path configuration() {
        return folder.resolve("softhsm2.conf");
    }

    Path library() {
        return library;
    }

    /** Opens the driver, telling SoftHSM where its tokens are through the environment of the process. */
    Pkcs11Module open() {
        NativeLibrary c = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
        Function setenv = c.getFunction("setenv");
        setenv.invokeInt(new Object[] {"SOFTHSM2_CONF", configuration().toString(), 1});
        return Pkcs11Module.open(library);
    }

    Token token(String label, String pin) {
        String said =
                run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", SO_PIN, "--pin", pin);
        Matcher slot = SLOT.matcher(said);
        if (!slot.find()) {
            throw new IllegalStateException("no slot in: " + said);
        }
        return new Token(slot.group(1), pin);
    }

    /** A token being filled. */
    final class Token {

        private final String slot;
        private final String pin;

        private Token(String slot, String pin) {
            this.slot = slot;
            this.pin = pin;
        }

        Token key(PrivateKey key, String id, String label) throws IOException {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
            Path file = Files.writeString(
                    folder.resolve("key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
            run("softhsm2-util", "--import", file, "--slot", slot, "--pin", pin, "--label", label, "--id", id);
            return this;
        }

        Token certificate(X509Certificate certificate, String id, String label)
                throws IOException, CertificateEncodingException {
            Path file = Files.write(folder.resolve("certificate.der"), certificate.getEncoded());
            pkcs11Tool("--write-object", file, "--type", "cert", "--id", id, "--label", label);
            return this;
        }

        /** Puts a key, its certificate and the issuers on the token, as an issuing authority does. */
        Token holder(TestKey holder, String id, String label) throws IOException, CertificateEncodingException {
            key(holder.privateKey(), id, label).certificate(holder.certificate(), id, label);
            for (int i = 1; i < holder.chain().size(); i++) {
                certificate(holder.chain().get(i), "f" + i, "CA " + i);
            }
            return this;
        }

        void pkcs11Tool(Object... arguments) {
            List<Object> command = new ArrayList<>(List.of("pkcs11-tool", "--module", library, "--slot", slot));
            command.addAll(List.of("--login", "--pin", pin));
            command.addAll(List.of(arguments));
            run(command.toArray());
        }
    }

    /** Through a script file, because arguments and environment only carry what the machine's locale can write. */
    private String run(Object... command) {
        String line = Stream.of(command)
                .map(word -> "'" + word.toString().replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        try {
            Path script = Files.writeString(
                    folder.resolve("run.sh"), "SOFTHSM2_CONF='" + configuration() + "' " + line + "\n");
            return output(new ProcessBuilder("sh", script.toString()).redirectErrorStream(true), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String output(ProcessBuilder builder, String named) throws IOException {
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(named + " ended with " + exit + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
