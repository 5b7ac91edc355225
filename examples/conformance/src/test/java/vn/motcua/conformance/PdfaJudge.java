package vn.motcua.conformance;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF's opinion on whole products of several modules. */
final class PdfaJudge {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfaJudge() {}

    static List<String> violations(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            return result.isCompliant()
                    ? List.of()
                    : result.getTestAssertions().stream()
                            .map(broken -> broken.getRuleId().getClause() + ": " + broken.getMessage())
                            .toList();
        }
    }
}
