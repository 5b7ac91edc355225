package vn.motcua.signing.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A folder that the maker of the seeds and the process that reads them share. */
public final class Bench {

    private static final String ROOT = "root";
    private static final String ISSUER = "issuer";
    private static final String OFFICER = "officer";

    private final Path folder;

    Bench(Path folder) {
        this.folder = folder;
    }

    /** Keeps the certificates and the time the seeds are made by. */
    void keep(Identity identity) {
        write(ROOT, encoded(identity.root()));
        write(ISSUER, encoded(identity.issuer()));
        write(OFFICER, encoded(identity.officer()));
        write("time", identity.time().toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Whose files these are.
     *
     * @param root the anchor
     * @param issuer who issued the officer's certificate
     * @param officer who signed
     * @param time when the files are read
     */
    record Identity(X509Certificate root, X509Certificate issuer, X509Certificate officer, Instant time) {}

    /**
     * Returns the certificate everything is anchored in.
     *
     * @return the certificate
     */
    public X509Certificate root() {
        return certificate(ROOT);
    }

    /**
     * Returns the certificate of who issued the officer's.
     *
     * @return the certificate
     */
    public X509Certificate issuer() {
        return certificate(ISSUER);
    }

    /**
     * Returns the certificate of who signed.
     *
     * @return the certificate
     */
    public X509Certificate officer() {
        return certificate(OFFICER);
    }

    /**
     * Returns the time at which files are read.
     *
     * @return a clock that stands still
     */
    public Clock clock() {
        return Clock.fixed(Instant.parse(new String(bytes("time"), StandardCharsets.US_ASCII)), ZoneOffset.UTC);
    }

    /**
     * Keeps something beside the seeds.
     *
     * @param name its name
     * @param bytes what it is
     * @return where it is
     */
    public Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Names a file of the folder.
     *
     * @param name its name
     * @return where it is, or would be
     */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Names a file that no other process writes to.
     *
     * @param name the beginning of its name
     * @return where it would be
     */
    public Path scratch(String name) {
        return file(name + "-" + ProcessHandle.current().pid());
    }

    private X509Certificate certificate(String name) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes(name)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
