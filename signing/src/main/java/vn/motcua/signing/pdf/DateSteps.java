package vn.motcua.signing.pdf;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.motcua.signing.pdf.appearance.DateAppearance;
import vn.motcua.signing.pdf.appearance.DateBlank;

/** The signatures that a step of a sequence needs: more than one only for a date, one for each of its blanks. */
final class DateSteps {

    private DateSteps() {}

    static List<PdfSignOptions> of(Path in, PdfSignOptions step) {
        if (step.appearance() instanceof DateAppearance date
                && date.blank().isEmpty()
                && date.area().isEmpty()) {
            UndoJournal.restore(SigningJob.realPath(in));
            try (SourcePdf source = SourcePdf.open(in, step)) {
                return hasField(source, step) ? List.of(step) : each(source, step, date);
            }
        }
        return List.of(step);
    }

    /** An empty field of the document has room for the whole date, or says itself that it has not. */
    private static boolean hasField(SourcePdf source, PdfSignOptions step) {
        return step.fieldName()
                .flatMap(name ->
                        PdfRefusal.guard("form", () -> DocumentForm.read(source).emptyField(name)))
                .isPresent();
    }

    /** The day is chosen here: midnight must not fall between the signatures. */
    private static List<PdfSignOptions> each(SourcePdf source, PdfSignOptions step, DateAppearance date) {
        LocalDate day = date.date().orElseGet(() -> SigningJob.time(step).toLocalDate());
        ShownPage.requireThere(source, date.page());
        List<PdfSignOptions> steps = new ArrayList<>();
        for (DateBlank blank : DateLine.find(PageText.read(source, date.page())).blanks(day)) {
            PdfSignOptions single = step.withAppearance(date.withDate(day).in(blank));
            steps.add(
                    steps.isEmpty() || step.fieldName().isEmpty()
                            ? single
                            : single.withFieldName(
                                    step.fieldName().get() + "-" + blank.name().toLowerCase(Locale.ROOT)));
        }
        return steps;
    }
}
