package vn.motcua.signing.trust;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final String NO_CERTIFICATE = "a file holds no readable certificate";

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
     * ending in pem, crt, cer, der, p7b or p7c are read, its sub-folders are not.
     *
     * @param paths files and folders
     * @return the anchors, each certificate once
     * @throws InvalidInputException {@code FILE_NOT_FOUND} if a path does not exist, {@code CERTIFICATE_UNREADABLE} if
     *     a file holds no certificate or a broken one
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
            return entries.filter(TrustAnchors::looksLikeCertificate).sorted().toList();
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
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unfit(FailureCode.CERTIFICATE_UNREADABLE, NO_CERTIFICATE, null);
            }
            return certificates.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw unfit(FailureCode.CERTIFICATE_UNREADABLE, NO_CERTIFICATE, e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InvalidInputException unfit(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, "reading trust anchors", happened, cause);
    }

    private static ResourceException unreadable(IOException cause) {
        return new ResourceException(
                FailureCode.FILE_UNREADABLE, "reading trust anchors", "the file or folder cannot be read", cause);
    }
}
