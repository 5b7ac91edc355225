package vn.motcua.signing.pdf;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The signature of the person, beside which the agency's seal stands.
 *
 * @param placement where its field stands
 * @param room where a reader sees it
 */
record PersonField(FieldPlacement placement, Room room) {

    private static final int DEEPEST_FORM = 4;
    private static final int MOST_PARTS = 16;

    static PersonField find(SourcePdf source, Optional<String> name) {
        int last = source.pageCount();
        return IntStream.iterate(last, page -> page >= 1, page -> page - 1)
                .mapToObj(page -> onPage(ShownPage.read(source, page), name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "agency",
                        name.isPresent() ? "the name of no signed field" : "a document no person has visibly signed",
                        "the person's signature, or an area"));
    }

    private static Optional<PersonField> onPage(ShownPage page, Optional<String> name) {
        return page.fields().stream()
                .filter(ShownPage.ShownField::signed)
                .filter(field -> name.map(field::named).orElseGet(() -> showsImage(field.widget())))
                .map(ShownPage.ShownField::placement)
                .map(placement -> new PersonField(placement, page.frame().displayed(placement)))
                .filter(field -> name.isPresent()
                        || field.room().centreAcross() > page.frame().width() / 2)
                .max(Comparator.comparingDouble(field ->
                        field.room().size().width() * field.room().size().height()));
    }

    /** Stamps of text are signatures too, but not of a hand. */
    private static boolean showsImage(COSDictionary widget) {
        @Nullable COSDictionary appearances = widget.getCOSDictionary(COSName.AP);
        return appearances != null && reachesImage(appearances.getCOSStream(COSName.N), 0);
    }

    private static boolean reachesImage(@Nullable COSDictionary form, int depth) {
        if (form == null || depth > DEEPEST_FORM) {
            return false;
        }
        @Nullable COSDictionary resources = form.getCOSDictionary(COSName.RESOURCES);
        @Nullable COSDictionary parts = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        if (parts == null || parts.size() > MOST_PARTS) {
            return false;
        }
        return parts.keySet().stream()
                .map(parts::getCOSStream)
                .filter(Objects::nonNull)
                .anyMatch(part ->
                        COSName.IMAGE.equals(part.getCOSName(COSName.SUBTYPE)) || reachesImage(part, depth + 1));
    }
}
