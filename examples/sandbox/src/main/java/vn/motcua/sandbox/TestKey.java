package vn.motcua.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A key and its certificate, issued by a {@link TestPki}.
 *
 * @param privateKey the key, in the open: it is worth nothing outside a test
 * @param certificate the certificate of the key
 * @param chain the certificate, then the sub-CA, then the root
 */
public record TestKey(PrivateKey privateKey, X509Certificate certificate, List<X509Certificate> chain) {

    /** The alias under which {@link #writePkcs12} stores the key. */
    public static final String ALIAS = "motcua-test";

    /** Copies the chain. */
    public TestKey {
        Objects.requireNonNull(privateKey, "privateKey");
        Objects.requireNonNull(certificate, "certificate");
        chain = List.copyOf(chain);
    }

    /**
     * Writes key and chain as a PKCS#12 file under {@link #ALIAS}, replacing what was there. The JDK and openssl 3
     * read it.
     *
     * @param file where to
     * @param password protects file and key; not wiped
     * @throws UncheckedIOException if the file cannot be written
     */
    public void writePkcs12(Path file, char[] password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, privateKey, password, chain.toArray(new Certificate[0]));
            store.store(out, password);
        } catch (IOException failed) {
            throw new UncheckedIOException("Writing the test key to " + file + " failed", failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java cannot write PKCS#12", impossible);
        }
    }

    /** Returns the subject, never the key. */
    @Override
    public String toString() {
        return "TestKey[" + certificate.getSubjectX500Principal() + "]";
    }
}
