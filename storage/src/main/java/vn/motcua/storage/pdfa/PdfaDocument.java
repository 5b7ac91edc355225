package vn.motcua.storage.pdfa;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.motcua.storage.scan.Resolution;
import vn.motcua.storage.scan.internal.ByteSource;
import vn.motcua.storage.scan.internal.Density;
import vn.motcua.storage.scan.internal.ImageHeader;

/** One file in the making: pages are written as they come, what concerns all of them at the end. */
final class PdfaDocument {

    private static final int ID_DIGITS = 32;

    private final PdfObjects objects;
    private final PdfaOptions options;
    private final int catalog;
    private final int pageTree;
    private final List<Integer> pageNumbers = new ArrayList<>();
    private final List<ArchivedPage> pages = new ArrayList<>();

    PdfaDocument(ArchiveOutput out, PdfaOptions options) {
        this.objects = new PdfObjects(out);
        this.options = options;
        this.catalog = objects.reserve();
        this.pageTree = objects.reserve();
    }

    void add(Path path, String label) {
        try (ByteSource source = ByteSource.open(path, label, options.limits().maxBytes())) {
            ImageHeader header = ImageHeader.read(source, options.limits().maxPixels());
            PageGeometry geometry = PageGeometry.of(header, source);
            ImageObject image = new ImageObject(objects, source);
            int imageNumber = image.write(header);
            addPage(geometry, imageNumber);
            Density density = header.density();
            pages.add(new ArchivedPage(
                    image.sourceSha256(),
                    header.width(),
                    header.height(),
                    new Resolution(density.x(), density.y(), density.assumed())));
        }
    }

    private void addPage(PageGeometry geometry, int image) {
        int content = objects.addStream("", PdfText.ascii("q " + geometry.matrix() + " cm /Im Do Q"));
        pageNumbers.add(objects.add("<< /Type /Page /Parent " + reference(pageTree) + " /MediaBox " + geometry.box()
                + " /Resources << /XObject << /Im " + reference(image) + " >> >> /Contents " + reference(content)
                + " >>"));
    }

    List<ArchivedPage> finish() {
        OffsetDateTime time = options.clock()
                .instant()
                .atZone(PdfaOptions.ZONE)
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.SECONDS);
        byte[] xmp = XmpPacket.of(options, time);
        objects.write(
                pageTree,
                pageNumbers.stream()
                        .map(PdfaDocument::reference)
                        .collect(Collectors.joining(
                                "\n", "<< /Type /Pages /Count " + pageNumbers.size() + " /Kids [", "] >>")));
        int metadata = objects.addStream("/Type /Metadata /Subtype /XML", xmp);
        int profile = objects.addStream("/N 3", SrgbProfile.bytes());
        objects.write(
                catalog,
                "<< /Type /Catalog /Pages " + reference(pageTree) + " /Metadata " + reference(metadata) + " /Lang "
                        + PdfText.string(options.language())
                        + " /ViewerPreferences << /DisplayDocTitle true >> /OutputIntents [<< /Type /OutputIntent"
                        + " /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)"
                        + " /DestOutputProfile " + reference(profile) + " >>] >>");
        int information = objects.add(DocumentInformation.of(options.metadata(), time));
        String id = "<" + id(xmp) + ">";
        objects.finish("/Root " + reference(catalog) + " /Info " + reference(information) + " /ID [" + id + id + "]");
        return List.copyOf(pages);
    }

    /** The same pages with the same metadata at the same time have the same id. */
    private String id(byte[] xmp) {
        MessageDigest digest = Digests.sha256();
        digest.update(xmp);
        pages.forEach(page -> digest.update(page.sourceSha256().getBytes(StandardCharsets.US_ASCII)));
        return Digests.hex(digest).substring(0, ID_DIGITS);
    }

    private static String reference(int number) {
        return number + " 0 R";
    }
}
