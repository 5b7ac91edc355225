package vn.motcua.signing.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

/**
 * Finds the signature fields of a document: those of the form, and widgets on pages that the form does not list. The
 * objects are read as they are; nothing is repaired or rendered.
 */
final class PdfSignatureFinder {

    static final int MOST_SIGNATURES = 500;

    private static final int DEEPEST = 64;
    private static final int MOST_NUMBERS = 16;

    private final List<FoundSignature> found = new ArrayList<>();
    private final Set<COSDictionary> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfSignatureFinder() {}

    static List<FoundSignature> find(Path file, Optional<Secret> password) {
        // Damaged objects make PDFBox fail in many unchecked ways, and nesting can exhaust its stack.
        try (RandomAccessReadBufferedFile source = new RandomAccessReadBufferedFile(file);
                PDDocument document = OpenedPdf.of(source, password)) {
            PdfSignatureFinder finder = new PdfSignatureFinder();
            finder.search(document);
            return finder.found;
        } catch (InvalidInputException e) {
            throw e;
        } catch (InvalidPasswordException e) {
            throw UnfitPdf.because(
                    FailureCode.PDF_ENCRYPTED,
                    password.isPresent() ? "the password is wrong" : "it is encrypted, and no password given",
                    e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw UnfitPdf.because(FailureCode.PDF_DAMAGED, "its objects cannot be read", e);
        }
    }

    private void search(PDDocument document) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (fields != null) {
            walk(fields, null, 0);
        }
        for (PDPage page : document.getPages()) {
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; annotations != null && i < annotations.size(); i++) {
                if (annotations.getObject(i) instanceof COSDictionary widget) {
                    climb(widget);
                }
            }
        }
    }

    private void walk(COSArray fields, @Nullable String parentName, int depth) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.getObject(i) instanceof COSDictionary field && visited.add(field)) {
                String name = fullName(parentName, field.getString(COSName.T));
                take(field, name);
                COSArray kids = field.getCOSArray(COSName.KIDS);
                if (kids != null && depth < DEEPEST) {
                    walk(kids, name, depth + 1);
                }
            }
        }
    }

    /** Looks at a widget and at the fields above it. */
    private void climb(COSDictionary widget) {
        COSDictionary field = widget;
        for (int depth = 0; field != null && depth < DEEPEST; depth++) {
            if (visited.add(field)) {
                take(field, field.getString(COSName.T));
            }
            field = field.getCOSDictionary(COSName.PARENT);
        }
    }

    private static @Nullable String fullName(@Nullable String parent, @Nullable String own) {
        if (parent == null || own == null) {
            return own == null ? parent : own;
        }
        return parent + "." + own;
    }

    private void take(COSDictionary field, @Nullable String name) {
        COSBase value = field.getDictionaryObject(COSName.V);
        if (value instanceof COSDictionary dictionary) {
            if (isSignatureField(field) || dictionary.containsKey(COSName.BYTERANGE)) {
                add(read(dictionary, name));
            }
        } else if (isSignatureField(field)
                && !(field.getItem(COSName.V) instanceof COSNull)
                && field.containsKey(COSName.V)) {
            // Also a reference that leads nowhere: the object may be too damaged to be read.
            add(FoundSignature.unreadable(name));
        }
    }

    private void add(FoundSignature signature) {
        if (found.size() == MOST_SIGNATURES) {
            throw UnfitPdf.because(FailureCode.LIMIT_EXCEEDED, "it has more than " + MOST_SIGNATURES + " signatures");
        }
        found.add(signature);
    }

    private static boolean isSignatureField(COSDictionary field) {
        COSDictionary holder = field;
        for (int depth = 0; holder != null && depth < DEEPEST; depth++) {
            COSName type = holder.getCOSName(COSName.FT);
            if (type != null) {
                return type.equals(COSName.SIG);
            }
            holder = holder.getCOSDictionary(COSName.PARENT);
        }
        return false;
    }

    private static FoundSignature read(COSDictionary dictionary, @Nullable String name) {
        COSName subFilter = dictionary.getCOSName(COSName.SUB_FILTER);
        Instant claimed = PdfDate.parse(dictionary.getString(COSName.M)).orElse(null);
        return new FoundSignature(
                name,
                subFilter == null ? null : subFilter.getName(),
                claimed,
                numbers(dictionary.getCOSArray(COSName.BYTERANGE)),
                dictionary.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents
                        ? contents.getBytes()
                        : null,
                true);
    }

    private static @Nullable List<Long> numbers(@Nullable COSArray array) {
        if (array == null || array.size() > MOST_NUMBERS) {
            return null;
        }
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof COSInteger number)) {
                return null;
            }
            numbers.add(number.longValue());
        }
        return numbers;
    }
}
