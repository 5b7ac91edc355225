package vn.motcua.signing.validation;

import java.nio.file.Path;
import java.util.List;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.SignatureFinder;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlParts;

/** The reader of XML: finds every signature in one pass over the document and verifies all of them in a second. */
final class XmlSignatures {

    private XmlSignatures() {}

    static List<SignatureFacts> read(Path file, ValidationOptions options) {
        XmlFile document = XmlFile.of(file);
        SignatureFinder finder = new SignatureFinder();
        document.read(finder);
        List<XmlSignatureCheck> checks = finder.signatures().stream()
                .map(signature ->
                        new XmlSignatureCheck(signature, options.content().orElse(null)))
                .toList();
        IdAttributes ids = new IdAttributes(options.idAttributes());
        XmlParts parts = new XmlParts(ids);
        checks.forEach(check -> check.order(parts));
        parts.make(document);
        return checks.stream().map(check -> check.conclude(document, ids)).toList();
    }
}
