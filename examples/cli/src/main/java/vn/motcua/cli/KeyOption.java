package vn.motcua.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.FallbackLoss;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Options;
import vn.motcua.signing.token.Pkcs12Key;
import vn.motcua.signing.token.Pkcs12Options;
import vn.motcua.signing.token.TokenInfo;
import vn.motcua.signing.token.TokenKey;
import vn.motcua.signing.token.driver.DriverOptions;
import vn.motcua.signing.token.driver.TokenDrivers;

/** The key to sign with: an RFC 7512 PKCS#11 URI or the path of a PKCS#12 file. */
final class KeyOption {

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "pkcs11:token=...;serial=..., the driver being searched for without ?module-path=...,"
                    + " or the path of a PKCS#12 file.")
    private String key;

    @Mixin
    private SecretInput secret;

    SigningKey open(PrintWriter notices) {
        return key.startsWith("pkcs11:") ? onToken(notices) : inFile(Path.of(key));
    }

    private SigningKey onToken(PrintWriter notices) {
        tell(TokenKey.lossesHere(), notices);
        return TokenDrivers.open(
                KeyUri.parse(key), token -> pin(token, notices), Pkcs11Options.defaults(), DriverOptions.defaults());
    }

    private char[] pin(TokenInfo token, PrintWriter notices) {
        PinNotice.of(token).forEach(notices::println);
        return secret.read("PIN of " + token.label());
    }

    private static void tell(Set<FallbackLoss> losses, PrintWriter notices) {
        if (!losses.isEmpty()) {
            String texts = losses.stream()
                    .map(loss -> loss.explanation(Locale.ENGLISH))
                    .collect(Collectors.joining("; "));
            notices.println("motcua: JNA cannot be loaded here, so that the token is used through SunPKCS11: " + texts);
        }
    }

    private SigningKey inFile(Path file) {
        char[] password = secret.read("Password of " + file.getFileName());
        try {
            return Pkcs12Key.open(file, password, Pkcs12Options.defaults());
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
