package vn.motcua.signing.token;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * A signing key in a PKCS#12 file ({@code .p12}, {@code .pfx}).
 *
 * <p>The file is read once, when the key is opened. Instances are safe for threads. Closing lets go of the key.
 *
 * <pre>{@code
 * try (SigningKey key = Pkcs12Key.open(Path.of("officer.p12"), password, Pkcs12Options.defaults())) {
 *     PdfSigner.sign(in, out, key, options);
 * }
 * }</pre>
 */
public final class Pkcs12Key implements SigningKey {

    private final JcaKey key;

    private Pkcs12Key(JcaKey key) {
        this.key = key;
    }

    /**
     * Opens a key.
     *
     * @param file the PKCS#12 file
     * @param password its password; wiped before the method returns, whatever happens
     * @param options which key
     * @return the key; the caller closes it
     * @throws ResourceException FILE_NOT_FOUND or FILE_UNREADABLE
     * @throws InvalidInputException NOT_A_KEY_FILE
     * @throws TokenException PIN_INCORRECT, KEY_NOT_FOUND, or TOKEN_AMBIGUOUS if there are several keys and none is named
     */
    public static Pkcs12Key open(Path file, char[] password, Pkcs12Options options) {
        try {
            KeyStore store = load(file, password);
            String alias = choose(file, aliasesOf(store), options.alias());
            return new Pkcs12Key(JcaKey.of((PrivateKey) store.getKey(alias, password), chain(store, alias)));
        } catch (UnrecoverableKeyException e) {
            throw passwordRefused(file, e);
        } catch (GeneralSecurityException e) {
            throw notAKeyFile(file, e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /**
     * Lists the names of the keys in a file. They are often the holders' names.
     *
     * @param file the PKCS#12 file
     * @param password its password; wiped before the method returns, whatever happens
     * @return the aliases, in the file's order
     * @throws ResourceException FILE_NOT_FOUND or FILE_UNREADABLE
     * @throws InvalidInputException NOT_A_KEY_FILE
     * @throws TokenException PIN_INCORRECT
     */
    public static List<String> aliases(Path file, char[] password) {
        try {
            return aliasesOf(load(file, password));
        } catch (GeneralSecurityException e) {
            throw notAKeyFile(file, e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static KeyStore load(Path file, char[] password) throws GeneralSecurityException {
        KeyStore store = storeFor(password);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            store.load(in, password);
            return store;
        } catch (NoSuchFileException e) {
            throw new ResourceException(FailureCode.FILE_NOT_FOUND, attempt(file), "there is no such file", e);
        } catch (IOException e) {
            throw loadFailed(file, e);
        }
    }

    /** The JDK opens files of today's kind with ASCII passwords only; Vietnamese ones are not rare. */
    private static KeyStore storeFor(char[] password) throws GeneralSecurityException {
        return CharBuffer.wrap(password).chars().allMatch(c -> c < 0x80)
                ? KeyStore.getInstance("PKCS12")
                : KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
    }

    private static RuntimeException loadFailed(Path file, IOException e) {
        if (e.getCause() instanceof UnrecoverableKeyException || isMacRefused(e)) {
            return passwordRefused(file, e);
        }
        return Files.isRegularFile(file) && Files.isReadable(file)
                ? notAKeyFile(file, e)
                : new ResourceException(FailureCode.FILE_UNREADABLE, attempt(file), "it cannot be read", e);
    }

    /** Bouncy Castle tells a wrong password by its message alone. */
    private static boolean isMacRefused(IOException e) {
        return String.valueOf(e.getMessage()).contains("wrong password");
    }

    private static TokenException passwordRefused(Path file, Exception cause) {
        return new TokenException(FailureCode.PIN_INCORRECT, attempt(file), "the password does not open it", cause);
    }

    private static InvalidInputException notAKeyFile(Path file, Exception cause) {
        return new InvalidInputException(
                FailureCode.NOT_A_KEY_FILE, attempt(file), "it is no PKCS#12 file that can be read", cause);
    }

    private static String attempt(Path file) {
        return "open the key file " + file;
    }

    private static List<String> aliasesOf(KeyStore store) throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                keys.add(alias);
            }
        }
        return List.copyOf(keys);
    }

    private static String choose(Path file, List<String> aliases, Optional<String> wanted) {
        List<String> matching = aliases.stream()
                .filter(alias -> wanted.map(alias::equalsIgnoreCase).orElse(true))
                .toList();
        if (matching.isEmpty()) {
            throw new TokenException(
                    FailureCode.KEY_NOT_FOUND,
                    attempt(file),
                    wanted.isPresent()
                            ? "none of its " + aliases.size() + " keys has the alias asked for"
                            : "it holds no private key with a certificate",
                    null);
        }
        if (matching.size() > 1) {
            throw new TokenException(
                    FailureCode.TOKEN_AMBIGUOUS,
                    attempt(file),
                    "it holds " + matching.size() + " keys; name one by its alias",
                    null);
        }
        return matching.get(0);
    }

    private static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) certificate);
        }
        return chain;
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return key.algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        return key.sign(algorithm, digest);
    }

    /** Ends the use of the key; calling it again does nothing. */
    @Override
    public void close() {
        key.close();
    }
}
