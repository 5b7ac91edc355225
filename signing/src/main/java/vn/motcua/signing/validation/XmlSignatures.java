package vn.motcua.signing.validation;

import java.nio.file.Path;
import java.util.List;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.ReferencedFiles;
import vn.motcua.signing.xml.internal.SignatureFinder;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlParts;

/** The reader of XML: finds every signature in one pass over the document and verifies all of them in a second. */
final class XmlSignatures {

    private XmlSignatures() {}

    /**
     * What a document is read for.
     *
     * @param beside what lies beside it
     * @param before how many signatures are reported before those of the document
     */
    record Job(XmlSurroundings.Beside beside, ValidationOptions options, int before) {}

    static List<SignatureFacts> read(Path file, ValidationOptions options) {
        ReferencedFiles files = options.content().map(ReferencedFiles::in).orElse(ReferencedFiles.none());
        return read(XmlFile.of(file).inAnyEncoding(), new Job(new XmlSurroundings.Beside(files, null), options, 0));
    }

    /** Reads every signature of a document, wherever it lies and what it refers to lies. */
    static List<SignatureFacts> read(XmlFile document, Job job) {
        SignatureFinder finder = new SignatureFinder();
        document.read(finder);
        IdAttributes ids = new IdAttributes(job.options.idAttributes());
        XmlSurroundings around = new XmlSurroundings(document, ids, job.beside);
        List<XmlSignatureCheck> checks = finder.signatures().stream()
                .map(signature -> new XmlSignatureCheck(signature, around))
                .toList();
        XmlParts parts = new XmlParts(ids);
        checks.forEach(check -> check.order(parts));
        parts.make(document);
        List<SignatureFacts> facts =
                checks.stream().map(XmlSignatureCheck::conclude).toList();
        job.options.signedParts().ifPresent(folder -> {
            SignedPartFiles files = new SignedPartFiles(folder, parts);
            for (int i = 0; i < checks.size(); i++) {
                files.write(job.before + i + 1, checks.get(i).covered());
            }
        });
        return facts;
    }
}
