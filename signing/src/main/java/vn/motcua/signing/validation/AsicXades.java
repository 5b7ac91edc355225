package vn.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.internal.AsicEntries;
import vn.motcua.signing.cms.internal.ZipEntries;
import vn.motcua.signing.xml.internal.XmlFile;

/** The XAdES signatures of an ASiC container (EN 319 162-1, 4.4.3.2), which refer to its files by themselves. */
final class AsicXades {

    private static final int LARGEST = 40 << 20;

    private AsicXades() {}

    /**
     * What is read, and for what.
     *
     * @param entry the entry with the signatures
     * @param files the files of the container that signatures are to cover
     * @param before how many signatures are reported before those of the entry
     */
    record Job(String entry, Set<String> files, ValidationOptions options, int before) {}

    /** Reads the signatures of an entry; one that cannot be read may hold any, so it counts as one that failed. */
    static List<SignatureFacts> read(ZipEntries entries, Job job) {
        Optional<byte[]> bytes = entries.bytes(job.entry, LARGEST);
        if (bytes.isEmpty()) {
            return List.of(failed(job, ReasonCode.CMS_TOO_LARGE));
        }
        XmlSurroundings.Beside beside = new XmlSurroundings.Beside(
                new AsicEntries(entries), new XmlSurroundings.Beside.Container(job.entry, job.files));
        XmlFile document =
                XmlFile.of(() -> new ByteArrayInputStream(bytes.get())).inAnyEncoding();
        try {
            List<SignatureFacts> found =
                    XmlSignatures.read(document, new XmlSignatures.Job(beside, job.options, job.before));
            return found.isEmpty() ? List.of(failed(job, ReasonCode.XML_SIGNATURE_MALFORMED)) : found;
        } catch (InvalidInputException e) {
            return List.of(failed(job, ReasonCode.XML_SIGNATURE_MALFORMED));
        }
    }

    private static SignatureFacts failed(Job job, ReasonCode why) {
        return AsicSignatures.failed(SignatureFormat.XADES, job.entry, why);
    }
}
