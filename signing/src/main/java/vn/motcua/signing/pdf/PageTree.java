package vn.motcua.signing.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** The pages of a document (ISO 32000-1, 7.7.3), of which only those on the way to the one asked for are read. */
final class PageTree {

    private final COSDictionary catalog;
    private final Set<COSDictionary> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private long toSkip;
    private @Nullable List<COSDictionary> leaves;

    PageTree(COSDictionary catalog) {
        this.catalog = catalog;
    }

    /** Finds a page, counted from 1. */
    COSDictionary page(int number) {
        toSkip = number - 1L;
        @Nullable COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
        @Nullable COSDictionary found = root == null ? null : below(root, 0);
        if (found == null) {
            throw PdfRefusal.damaged("its page " + number + " is missing", null);
        }
        return found;
    }

    /** The number of the page that an annotation names as its own, or that lists it. */
    OptionalInt showing(COSDictionary annotation) {
        List<COSDictionary> pages = new ArrayList<>();
        @Nullable COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
        if (root != null) {
            toSkip = Long.MAX_VALUE;
            leaves = pages;
            below(root, 0);
        }
        @Nullable COSDictionary named = annotation.getCOSDictionary(COSName.P);
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i) == named || (named == null && lists(pages.get(i), annotation))) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean lists(COSDictionary page, COSDictionary annotation) {
        @Nullable COSArray annotations = page.getCOSArray(COSName.ANNOTS);
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) == annotation) {
                return true;
            }
        }
        return false;
    }

    private @Nullable COSDictionary below(COSDictionary node, int depth) {
        if (depth > ReadingBudget.DEEPEST || !visited.add(node)) {
            throw PdfRefusal.damaged("its pages form a circle", null);
        }
        @Nullable COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                @Nullable COSDictionary found = in(kid, depth);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable COSDictionary in(COSDictionary kid, int depth) {
        if (!kid.containsKey(COSName.KIDS)) {
            if (leaves != null) {
                leaves.add(kid);
            }
            return toSkip-- == 0 ? kid : null;
        }
        long pages = kid.getLong(COSName.COUNT, 0);
        if (leaves == null && pages <= toSkip && pages > 0) {
            toSkip -= pages;
            return null;
        }
        return below(kid, depth + 1);
    }
}
