package vn.motcua.signing.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * A program that leaves everything open: told "end" it ends by the end of main, told "wait" it waits to be ended, told
 * "host" it does so with the key in a process of its own.
 */
final class OpenTokens {

    private OpenTokens() {}

    /**
     * Signs and then ends or waits.
     *
     * @param arguments what to do, the driver and the PIN
     * @throws Exception if it does not work
     */
    public static void main(String[] arguments) throws Exception {
        KeyUri uri = KeyUri.parse("pkcs11:token=commune").withModule(Path.of(arguments[1]));
        Pkcs11Options options = Pkcs11Options.defaults().withPinKeptFor(Duration.ofHours(1));
        PinSource pins = new Pins(arguments[2]);
        boolean hosted = arguments[0].equals("host");
        TokenHost host = TokenHost.open(TokenHostOptions.defaults());
        SigningKey key = hosted ? host.key(uri, pins, options) : Pkcs11Key.open(uri, pins, options);
        TokenWatch.open(Pkcs11Module.open(Path.of(arguments[1])), change -> {}, TokenWatch.EVERY_SECOND);
        key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, new byte[32]);
        List<Long> children =
                ProcessHandle.current().children().map(ProcessHandle::pid).toList();
        System.out.println(children.isEmpty() ? "signed" : children.get(0));
        if (!arguments[0].equals("end")) {
            System.in.read();
        }
    }
}
