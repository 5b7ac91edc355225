package vn.motcua.storage.pdfa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.storage.scan.internal.ByteSource;

/**
 * Puts scanned pages, as JPEG or PNG, into one archive file in PDF/A-2b (ISO 19005-2), one image a page.
 *
 * <p>Nothing is lost: a JPEG is in the file byte for byte, a PNG with the same pixels at the same depth. Only what is
 * transparent in a PNG is laid on white. A page has the size its resolution says (see
 * {@link vn.motcua.storage.scan.Resolution}) and stands upright. Colours count as sRGB: a colour profile within an image
 * is not looked at. JPEG in printing inks (CMYK) is refused. Picture data that is taken over is not decoded, so damage
 * that neither its end mark nor a check sum gives away is not noticed.
 *
 * <p>Pages are written one after the other in a small fixed memory, whatever their number and size; only an interlaced
 * PNG is held in memory as a whole. The file appears under its name when it is complete and on the disk; a failure
 * leaves nothing behind, and what stood there before unchanged. The same images, options and time give the same bytes
 * (where a PNG has to be compressed anew, on the same Java). There is no state: any number of threads may write at once.
 *
 * <pre>{@code
 * ArchiveFile file = PdfaWriter.write(
 *         List.of(Path.of("scan-1.jpg"), Path.of("scan-2.png")),
 *         Path.of("dossier.pdf"),
 *         PdfaOptions.defaults().withMetadata(DocumentMetadata.titled("Giấy khai sinh")));
 * register(file.sha256(), file.pages().size());
 * }</pre>
 */
public final class PdfaWriter {

    private PdfaWriter() {}

    /**
     * Writes pages to an archive file.
     *
     * @param pages the image files in order, at least one; a file may come more than once
     * @param out the file to write; one that is there is replaced
     * @param options what the file says about itself
     * @return what was written
     * @throws InvalidInputException with {@link FailureCode#INVALID_VALUE} if there are no pages,
     *     {@link FailureCode#OUTPUT_IS_INPUT}, {@link FailureCode#FILE_NOT_FOUND},
     *     {@link FailureCode#IMAGE_UNREADABLE} or {@link FailureCode#LIMIT_EXCEEDED}; the message counts pages from 1
     * @throws ResourceException with {@link FailureCode#FILE_UNREADABLE} or {@link FailureCode#OUTPUT_NOT_WRITABLE}
     */
    public static ArchiveFile write(List<Path> pages, Path out, PdfaOptions options) {
        List<Path> sources = List.copyOf(pages);
        if (sources.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "pages", "none", "at least one page");
        }
        for (int i = 0; i < sources.size(); i++) {
            String label = label(i, sources.size());
            ByteSource.check(sources.get(i), label, options.limits().maxBytes());
            requireOther(sources.get(i), out, label);
        }
        try (ArchiveOutput output = ArchiveOutput.open(out)) {
            PdfaDocument document = new PdfaDocument(output, options);
            for (int i = 0; i < sources.size(); i++) {
                document.add(sources.get(i), label(i, sources.size()));
            }
            List<ArchivedPage> written = document.finish();
            String sha256 = output.commit();
            return new ArchiveFile(out, output.position(), sha256, written);
        }
    }

    private static String label(int index, int count) {
        return "page " + (index + 1) + " of " + count;
    }

    private static void requireOther(Path source, Path out, String label) {
        boolean same;
        try {
            same = Files.exists(out) && Files.isSameFile(source, out);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE,
                    "comparing " + label + " with the output",
                    e.getClass().getSimpleName(),
                    e);
        }
        if (same) {
            throw new InvalidInputException(
                    FailureCode.OUTPUT_IS_INPUT, "writing the archive file", "it is " + label, (Throwable) null);
        }
    }
}
