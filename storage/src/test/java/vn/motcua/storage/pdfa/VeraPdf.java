package vn.motcua.storage.pdfa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The second opinion on PDF/A. Its set-up is global to the process, so it stands here and nowhere else. */
final class VeraPdf {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** Returns the rules of PDF/A-2b that a file breaks, as text; none if it complies. */
    static List<String> violations(Path file) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(Files.newInputStream(file), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> broken = result.getTestAssertions().stream()
                    .map(assertion -> assertion.getRuleId().getClause() + ": " + assertion.getMessage())
                    .toList();
            return result.isCompliant() || !broken.isEmpty() ? broken : List.of("not compliant");
        }
    }
}
