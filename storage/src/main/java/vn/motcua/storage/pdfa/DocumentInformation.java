package vn.motcua.storage.pdfa;

import java.time.OffsetDateTime;

/** The document information dictionary (ISO 32000-1, 14.3.3), saying what the XMP packet says. */
final class DocumentInformation {

    /** What names itself as the maker of a file; without a version, so that bytes outlive versions. */
    static final String PROGRAM = "Một Cửa SDK";

    private DocumentInformation() {}

    static String of(DocumentMetadata metadata, OffsetDateTime time) {
        return "<< " + entry("Title", metadata.title()) + entry("Author", metadata.agency())
                + entry("Subject", metadata.subject()) + entry("Creator", PROGRAM) + entry("Producer", PROGRAM)
                + "/CreationDate " + PdfText.date(time) + " /ModDate " + PdfText.date(time) + " >>";
    }

    private static String entry(String key, String value) {
        return value.isEmpty() ? "" : "/" + key + " " + PdfText.string(value) + " ";
    }
}
