package vn.motcua.signing.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A page as it is displayed: the crop box, turned by the page's rotation and enlarged by its unit.
 *
 * <p>Places are measured in points from the top left corner a reader sees, and become rectangles of the page's own
 * coordinates.
 *
 * @param page the page, counted from 1
 * @param box the crop box in the page's own coordinates
 * @param rotation how far a reader turns it clockwise
 * @param unit how many points one unit of the page's own coordinates is
 */
record PageFrame(int page, PDRectangle box, int rotation, double unit) {

    private static final double TOLERANCE = 0.01;

    static PageFrame of(PDPage page, int number) {
        return new PageFrame(number, page.getCropBox(), Math.floorMod(page.getRotation(), 360), page.getUserUnit());
    }

    double width() {
        return unit * (upright() ? box.getWidth() : box.getHeight());
    }

    double height() {
        return unit * (upright() ? box.getHeight() : box.getWidth());
    }

    private boolean upright() {
        return rotation % 180 == 0;
    }

    /** Places a displayed rectangle on the page, its top left corner so far from the left and from the top. */
    FieldPlacement place(double left, double top, TextSize size) {
        return placeOwn(left / unit, top / unit, size.times(1 / unit));
    }

    private FieldPlacement placeOwn(double fromLeft, double fromTop, TextSize size) {
        double left = box.getLowerLeftX();
        double bottom = box.getLowerLeftY();
        double right = box.getUpperRightX();
        double top = box.getUpperRightY();
        double across = size.width();
        double down = size.height();
        return switch (rotation) {
            case 90 -> new FieldPlacement(page, left + fromTop, bottom + fromLeft, down, across);
            case 180 -> new FieldPlacement(page, right - fromLeft - across, bottom + fromTop, across, down);
            case 270 -> new FieldPlacement(page, right - fromTop - down, top - fromLeft - across, down, across);
            default -> new FieldPlacement(page, left + fromLeft, top - fromTop - down, across, down);
        };
    }

    /** The way a reader sees a rectangle of the page's own coordinates. */
    Room displayed(FieldPlacement place) {
        Room own = displayedOwn(place);
        return new Room(own.fromLeft() * unit, own.fromTop() * unit, own.size().times(unit));
    }

    private Room displayedOwn(FieldPlacement place) {
        double fromLowest = place.bottom() - box.getLowerLeftY();
        double fromHighest = box.getUpperRightY() - place.bottom() - place.height();
        double fromLeftmost = place.left() - box.getLowerLeftX();
        double fromRightmost = box.getUpperRightX() - place.left() - place.width();
        return switch (rotation) {
            case 90 -> new Room(fromLowest, fromLeftmost, new TextSize(place.height(), place.width()));
            case 180 -> new Room(fromRightmost, fromLowest, new TextSize(place.width(), place.height()));
            case 270 -> new Room(fromHighest, fromRightmost, new TextSize(place.height(), place.width()));
            default -> new Room(fromLeftmost, fromHighest, new TextSize(place.width(), place.height()));
        };
    }

    /** Where a reader sees a point that is so far from the lower left corner of the unturned crop box. */
    Room displayed(double x, double y) {
        return displayed(new FieldPlacement(page, box.getLowerLeftX() + x, box.getLowerLeftY() + y, 0, 0));
    }

    /** Says whether a displayed rectangle stays on the page. */
    boolean holds(Room room) {
        return room.fromLeft() >= -TOLERANCE
                && room.fromTop() >= -TOLERANCE
                && room.right() <= width() + TOLERANCE
                && room.lower() <= height() + TOLERANCE;
    }

    /** The matrix that turns a form of this size so that a reader sees it upright. */
    COSArray uprightMatrix(TextSize size) {
        float across = (float) size.width();
        float down = (float) size.height();
        return switch (rotation) {
            case 90 -> matrix(0, 1, -1, new float[] {0, down, 0});
            case 180 -> matrix(-1, 0, 0, new float[] {-1, across, down});
            case 270 -> matrix(0, -1, 1, new float[] {0, 0, across});
            default -> matrix(1, 0, 0, new float[] {1, 0, 0});
        };
    }

    private static COSArray matrix(int a, int b, int c, float[] dAndOffset) {
        COSArray matrix = new COSArray();
        matrix.add(COSInteger.get(a));
        matrix.add(COSInteger.get(b));
        matrix.add(COSInteger.get(c));
        for (float value : dAndOffset) {
            matrix.add(new COSFloat(value));
        }
        return matrix;
    }
}
