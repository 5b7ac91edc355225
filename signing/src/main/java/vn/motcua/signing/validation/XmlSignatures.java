package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.SignatureFinder;
import vn.motcua.signing.xml.internal.XmlFile;

/** The reader of XML: finds every signature in one pass over the document and verifies all of them in a second. */
final class XmlSignatures {

    private static final int LOOKED_AT = 1024;

    private XmlSignatures() {}

    /** Whether a file looks like XML: the first thing in it is a bracket. */
    static boolean isXml(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LOOKED_AT);
            int mark = start.length > 3 && (start[0] & 0xff) == 0xef ? 3 : 0;
            for (int i = mark; i < start.length; i++) {
                if (!Character.isWhitespace(start[i])) {
                    return start[i] == '<';
                }
            }
            return false;
        }
    }

    static List<SignatureFacts> read(Path file, ValidationOptions options) {
        XmlFile document = XmlFile.of(file);
        SignatureFinder finder = new SignatureFinder();
        document.read(finder);
        List<XmlSignatureCheck> checks = finder.signatures().stream()
                .map(signature ->
                        new XmlSignatureCheck(signature, options.content().orElse(null)))
                .toList();
        XmlParts parts = new XmlParts(new IdAttributes(options.idAttributes()));
        checks.forEach(check -> check.order(parts));
        parts.make(document);
        return checks.stream().map(XmlSignatureCheck::conclude).toList();
    }
}
