package vn.motcua.signing.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * The certificates the caller trusts without further proof: where a signer's chain must end for a signature to pass.
 *
 * <p>Nothing is trusted unless it is put here; neither the JDK's nor the system's store is asked. Usually these are
 * the roots of the specialised government authority and of the national authority. Immutable and shared between
 * threads.
 *
 * <pre>{@code
 * TrustAnchors anchors = TrustAnchors.load(Path.of("/etc/motcua/trust"));
 * }</pre>
 */
public final class TrustAnchors {

    private static final TrustAnchors NONE = new TrustAnchors(List.of());
    private static final Set<String> EXTENSIONS = Set.of("pem", "crt", "cer", "der", "p7b", "p7c");
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_IN_A_FILE = 1000;
    private static final int MOST_FILES = 1000;

    private final List<X509Certificate> certificates;

    private TrustAnchors(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(new LinkedHashSet<>(certificates));
    }

    /**
     * Returns anchors that trust nobody.
     *
     * @return no certificates
     */
    public static TrustAnchors none() {
        return NONE;
    }

    /**
     * Trusts certificates that are already at hand.
     *
     * @param certificates the certificates; none means trusting nobody
     * @return the anchors
     */
    public static TrustAnchors of(X509Certificate... certificates) {
        return new TrustAnchors(Arrays.asList(certificates));
    }

    /**
     * Reads anchors from files and folders.
     *
     * <p>A file is PEM or DER, one certificate or several, or a PKCS#7 bag of certificates. Of a folder the files
     * ending in pem, crt, cer, der, p7b or p7c are read, its sub-folders are not. A file may have 4 MiB and 1000
     * certificates, a folder 1000 files.
     *
     * @param paths files and folders
     * @return the anchors, each certificate once
     * @throws InvalidInputException {@code FILE_NOT_FOUND} if a path does not exist, {@code CERTIFICATE_UNREADABLE} if
     *     a file holds no certificate or a broken one, {@code LIMIT_EXCEEDED} if there is more than that
     * @throws ResourceException {@code FILE_UNREADABLE} if a file cannot be read
     */
    public static TrustAnchors load(Path... paths) {
        List<X509Certificate> found = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : filesOf(path)) {
                found.addAll(read(file));
            }
        }
        return new TrustAnchors(found);
    }

    /**
     * Reads anchors from a key store: those of its entries that are certificates without a key. What stands above somebody's
     * own key in it is not trusted thereby. A store may have 4 MiB and 1000 entries.
     *
     * @param file a PKCS#12 file or a key store of the JDK (JKS); which it is, is seen in it
     * @param password its password; wiped before the method returns, whatever happens
     * @return the anchors, in the order of their names
     * @throws InvalidInputException {@code FILE_NOT_FOUND}; {@code PIN_INCORRECT} if the password is wrong;
     *     {@code CERTIFICATE_UNREADABLE} if it is no key store, or none with a certificate; {@code LIMIT_EXCEEDED}
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public static TrustAnchors ofKeyStore(Path file, char[] password) {
        try {
            if (!Files.exists(file)) {
                throw unfit(FailureCode.FILE_NOT_FOUND, "no such file", null);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw tooMuch("a file is larger than " + MOST_BYTES + " bytes");
            }
            List<X509Certificate> found = entries(KeyStore.getInstance(file.toFile(), password));
            if (found.isEmpty()) {
                throw unfit(FailureCode.CERTIFICATE_UNREADABLE, "the key store holds no certificate by itself", null);
            }
            return new TrustAnchors(found);
        } catch (GeneralSecurityException e) {
            throw unfit(FailureCode.CERTIFICATE_UNREADABLE, "the file is no key store", e);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? unfit(FailureCode.PIN_INCORRECT, "the key store's password is another", e)
                    : unreadable(e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static List<X509Certificate> entries(KeyStore store) throws KeyStoreException {
        if (store.size() > MOST_IN_A_FILE) {
            throw tooMuch("a file holds more than " + MOST_IN_A_FILE + " certificates");
        }
        List<X509Certificate> found = new ArrayList<>();
        for (String alias : new TreeSet<>(Collections.list(store.aliases()))) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    /**
     * Returns what is trusted.
     *
     * @return the certificates in the order they were given
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Says whether nobody is trusted.
     *
     * @return true without any certificate
     */
    public boolean isEmpty() {
        return certificates.isEmpty();
    }

    @Override
    public String toString() {
        return "TrustAnchors[" + certificates.size() + "]";
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.exists(path)) {
            throw unfit(FailureCode.FILE_NOT_FOUND, "no such file or folder", null);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(TrustAnchors::looksLikeCertificate)
                    .limit(MOST_FILES + 1)
                    .sorted()
                    .toList();
            if (files.size() > MOST_FILES) {
                throw tooMuch("a folder holds more than " + MOST_FILES + " files of certificates");
            }
            return files;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean looksLikeCertificate(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        String extension = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(extension) && Files.isRegularFile(file);
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooMuch("a file is larger than " + MOST_BYTES + " bytes");
            }
            return certificates(bytes);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static List<X509Certificate> certificates(byte[] bytes) {
        try {
            List<X509Certificate> found =
                    CertificateFile.read(EncodedBlocks.all(bytes, MOST_IN_A_FILE + 1), MOST_IN_A_FILE + 1);
            if (found.size() > MOST_IN_A_FILE) {
                throw tooMuch("a file holds more than " + MOST_IN_A_FILE + " certificates");
            }
            return found;
        } catch (IOException e) {
            throw unfit(FailureCode.CERTIFICATE_UNREADABLE, "a file holds no readable certificate", e);
        }
    }

    private static InvalidInputException tooMuch(String happened) {
        return unfit(FailureCode.LIMIT_EXCEEDED, happened, null);
    }

    private static InvalidInputException unfit(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, "reading trust anchors", happened, cause);
    }

    private static ResourceException unreadable(IOException cause) {
        return new ResourceException(
                FailureCode.FILE_UNREADABLE, "reading trust anchors", "the file or folder cannot be read", cause);
    }
}
