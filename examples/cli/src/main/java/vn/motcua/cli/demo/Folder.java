package vn.motcua.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files a demonstration leaves. */
record Folder(Path root) {

    Path archive() {
        return root.resolve("so-hoa.pdf");
    }

    Path signedByOfficer() {
        return root.resolve("so-hoa-da-ky.pdf");
    }

    Path result() {
        return root.resolve("ban-sao-dien-tu.pdf");
    }

    Path record() {
        return root.resolve("ket-qua.xml");
    }

    Path anchor() {
        return root.resolve("root-ca.pem");
    }

    Path report() {
        return root.resolve("report.html");
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
