package vn.motcua.storage.pdfa;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import vn.motcua.storage.scan.internal.ByteSource;
import vn.motcua.storage.scan.internal.ImageHeader;

/**
 * How large a page is in points, and how its image is laid on it.
 *
 * <p>An image that lies on its side is turned by the matrix, not by the page's {@code /Rotate}: what is put on the page
 * later, a signature for instance, then finds its corners where a reader sees them.
 */
record PageGeometry(double width, double height, String matrix) {

    /** The smallest and largest side of a page in points (ISO 19005-2, 6.1.13). */
    private static final double LEAST = 3;

    private static final double MOST = 14_400;
    private static final double POINTS_PER_INCH = 72;

    static PageGeometry of(ImageHeader image, ByteSource source) {
        double across = image.width() * POINTS_PER_INCH / image.density().x();
        double down = image.height() * POINTS_PER_INCH / image.density().y();
        boolean lying = image.orientation() > 4;
        double width = Math.max(LEAST, lying ? down : across);
        double height = Math.max(LEAST, lying ? across : down);
        if (width > MOST || height > MOST) {
            throw source.limit("a page of " + Math.round(width) + " x " + Math.round(height)
                    + " points is larger than the 14400 that PDF/A allows");
        }
        return new PageGeometry(width, height, matrix(image.orientation(), width, height));
    }

    private static String matrix(int orientation, double w, double h) {
        return switch (orientation) {
            case 2 -> numbers(-w, 0, 0, h, w, 0);
            case 3 -> numbers(-w, 0, 0, -h, w, h);
            case 4 -> numbers(w, 0, 0, -h, 0, h);
            case 5 -> numbers(0, -h, -w, 0, w, h);
            case 6 -> numbers(0, -h, w, 0, 0, h);
            case 7 -> numbers(0, h, w, 0, 0, 0);
            case 8 -> numbers(0, h, -w, 0, w, 0);
            default -> numbers(w, 0, 0, h, 0, 0);
        };
    }

    String box() {
        return "[" + numbers(0, 0, width, height) + "]";
    }

    private static String numbers(double... values) {
        return DoubleStream.of(values).mapToObj(PdfText::number).collect(Collectors.joining(" "));
    }
}
