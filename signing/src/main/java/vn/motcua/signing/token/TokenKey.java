package vn.motcua.signing.token;

import java.util.Set;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SigningKey;

/**
 * A signing key on a token, by the best way there is on this machine.
 *
 * <p>That is {@link Pkcs11Key}, our own binding of PKCS#11 through JNA. Where JNA's native part cannot be loaded (a
 * processor it is not made for, a folder for temporary files that forbids programs) the JDK's SunPKCS11 provider takes
 * its place as {@link SunPkcs11Key}, which can do less: {@link #losses()} names what.
 *
 * <pre>{@code
 * try (TokenKey key = TokenKey.open(uri, pins, Pkcs11Options.defaults())) {
 *     key.losses().forEach(loss -> warn(loss));
 *     PdfSigner.sign(in, out, key, options);
 * }
 * }</pre>
 */
public sealed interface TokenKey extends SigningKey permits Pkcs11Key, SunPkcs11Key {

    /**
     * Opens a key.
     *
     * @param uri the token and key, with the driver's path
     * @param pins where the PIN comes from
     * @param options as for {@link Pkcs11Key#open}
     * @return the key; the caller closes it
     * @throws InvalidInputException INVALID_VALUE if the URI names no driver
     * @throws TokenException as {@link Pkcs11Key#open}, and where SunPKCS11 stands in as {@link SunPkcs11Key#open}
     */
    static TokenKey open(KeyUri uri, PinSource pins, Pkcs11Options options) {
        return Cryptoki.isJnaLoaded() ? Pkcs11Key.open(uri, pins, options) : SunPkcs11Key.open(uri, pins, options);
    }

    /**
     * Tells what keys opened in this process cannot do, before one is opened.
     *
     * @return the losses, empty where JNA can be loaded
     */
    static Set<FallbackLoss> lossesHere() {
        return Cryptoki.isJnaLoaded() ? Set.of() : SunPkcs11Key.ALL_LOSSES;
    }

    /**
     * Returns the token that holds the key, as it described itself when the key was opened.
     *
     * @return the token
     */
    TokenInfo token();

    /**
     * Tells what this way to the token cannot do.
     *
     * @return the losses, empty for {@link Pkcs11Key}
     */
    Set<FallbackLoss> losses();
}
