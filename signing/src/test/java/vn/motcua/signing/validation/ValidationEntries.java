package vn.motcua.signing.validation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.fuzz.Bench;
import vn.motcua.signing.fuzz.Reading;

/** What the validator reads before it asks whom to trust. */
public final class ValidationEntries {

    private static final String ATTEMPTED = "fuzzing";

    private ValidationEntries() {}

    /**
     * Opens the finder of signatures in a PDF.
     *
     * @param bench where a file may be
     * @return the finder
     */
    public static Reading pdfSignatures(Bench bench) {
        Path file = bench.scratch("input");
        return input -> {
            Files.write(file, input);
            try (PdfBytes pdf = PdfBytes.open(file)) {
                List<FoundSignature> found = new ArrayList<>(PdfSignatureFinder.find(file, Optional.empty()));
                found.addAll(UnreferencedSignatures.find(pdf, found));
                boolean good = !found.isEmpty();
                for (FoundSignature signature : found) {
                    good &= PdfSignatureCheck.begin(signature, pdf).range().isPresent();
                }
                return good;
            }
        };
    }

    /**
     * Opens the reader of signed data.
     *
     * @param bench nothing of it is needed
     * @return the reader
     */
    public static Reading signedData(Bench bench) {
        return input -> {
            boolean unused = CmsReader.read(input).isPresent();
            try (CmsFile file = CmsFile.of(input, ATTEMPTED)) {
                file.content(block -> {});
                return file.signers().stream().allMatch(Optional::isPresent)
                        && !file.signers().isEmpty();
            }
        };
    }

    /**
     * Opens the verifier of signatures in XML, which trusts everybody.
     *
     * @param bench where a file may be
     * @return the verifier
     */
    public static Reading xmlSignatures(Bench bench) {
        Path file = bench.scratch("input");
        ValidationOptions options = ValidationOptions.defaults();
        return input -> {
            List<SignatureFacts> facts = XmlSignatures.read(Files.write(file, input), options);
            return !facts.isEmpty()
                    && facts.stream().anyMatch(each -> each.signed().integrity());
        };
    }

    /**
     * Opens the reader of what a container says about its files.
     *
     * @param bench nothing of it is needed
     * @return the reader
     */
    public static Reading manifest(Bench bench) {
        return input ->
                AsicManifest.read(input).filter(read -> !read.files().isEmpty()).isPresent();
    }
}
