package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.fuzz.Bench;
import vn.motcua.signing.fuzz.Reading;

/** A document about to be signed, read up to the bytes of the revision that holds the signature. */
public final class PdfEntry {

    private PdfEntry() {}

    /**
     * Opens the reader.
     *
     * @param bench whose certificate signs
     * @return the reader
     */
    public static Reading open(Bench bench) {
        X509Certificate officer = bench.officer();
        SignaturePlan plan = SignaturePlan.of(
                List.of(officer),
                SignatureAlgorithm.of(officer.getPublicKey()),
                PdfSignOptions.defaults().withClock(bench.clock()).withRepair(true));
        return input -> read(input, plan);
    }

    private static boolean read(byte[] input, SignaturePlan plan) throws IOException {
        try (RandomAccessRead bytes = new RandomAccessReadBuffer(input);
                SourcePdf source = PdfRefusal.guard("structure", () -> SourcePdf.of(bytes, plan.options()))) {
            return plan.revision(source).increment().valueRoom() > 0;
        }
    }

    /**
     * Makes documents without signatures. None is encrypted with 256 bits, whose passwords are slow by intention.
     *
     * @param folder where they may be made
     * @return the documents, by how they are built
     * @throws IOException never
     */
    public static Map<String, byte[]> documents(Path folder) throws IOException {
        Path file = folder.resolve("document.pdf");
        Map<String, byte[]> made = new LinkedHashMap<>();
        made.put("table", Files.readAllBytes(Documents.withTable(file)));
        made.put("stream", Files.readAllBytes(Documents.withStream(file)));
        made.put("hybrid", Files.readAllBytes(Documents.hybrid(file)));
        made.put("linearized", Files.readAllBytes(Documents.linearized(file)));
        made.put("rc4-128", encrypted(file, new Documents.Protection(128, false)));
        made.put("aes-128", encrypted(file, new Documents.Protection(128, true)));
        return made;
    }

    private static byte[] encrypted(Path file, Documents.Protection protection) throws IOException {
        return Files.readAllBytes(Documents.encrypted(file, protection, CompressParameters.DEFAULT_COMPRESSION));
    }
}
