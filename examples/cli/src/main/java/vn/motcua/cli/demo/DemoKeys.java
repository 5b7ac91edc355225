package vn.motcua.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import vn.motcua.sandbox.TestKey;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Key;
import vn.motcua.signing.token.Pkcs11Options;
import vn.motcua.signing.token.Pkcs12Key;
import vn.motcua.signing.token.Pkcs12Options;

/**
 * Where the officer's and the agency's keys live: on tokens in software, or in PKCS#12 files where there are none.
 *
 * <p>Every key is stored before the first is opened, since SoftHSM looks for tokens only once.
 */
interface DemoKeys {

    void store(String label, TestKey key) throws IOException;

    SigningKey open(String label);

    String place();

    /** Each key goes onto a token of its own, so that the right one has to be found by its label. */
    static DemoKeys onTokens(SoftHsm tokens, SecureRandom random) {
        String pin = String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
        return new DemoKeys() {
            @Override
            public void store(String label, TestKey key) throws IOException {
                tokens.makeToken(label, pin, key);
            }

            @Override
            public SigningKey open(String label) {
                KeyUri uri = KeyUri.parse("pkcs11:token=" + label).withModule(tokens.module());
                return Pkcs11Key.open(uri, token -> pin.toCharArray(), Pkcs11Options.defaults());
            }

            @Override
            public String place() {
                return "SoftHSM token (PKCS#11)";
            }
        };
    }

    static DemoKeys inFiles(Path folder, SecureRandom random) {
        String password = Long.toString(random.nextLong() >>> 1, 36);
        return new DemoKeys() {
            @Override
            public void store(String label, TestKey key) {
                key.writePkcs12(file(label), password.toCharArray());
            }

            @Override
            public SigningKey open(String label) {
                return Pkcs12Key.open(file(label), password.toCharArray(), Pkcs12Options.defaults());
            }

            @Override
            public String place() {
                return "PKCS#12 file";
            }

            private Path file(String label) {
                return folder.resolve(label + ".p12");
            }
        };
    }
}
