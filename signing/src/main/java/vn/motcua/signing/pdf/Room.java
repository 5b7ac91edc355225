package vn.motcua.signing.pdf;

import vn.motcua.signing.pdf.appearance.PageArea;

/** A rectangle of a page as it is displayed, in points from its upper left corner. */
record Room(double fromLeft, double fromTop, TextSize size) {

    static Room of(PageArea area) {
        return new Room(area.fromLeft(), area.fromTop(), new TextSize(area.width(), area.height()));
    }

    double right() {
        return fromLeft + size.width();
    }

    double lower() {
        return fromTop + size.height();
    }

    double centreAcross() {
        return fromLeft + size.width() / 2;
    }

    double centreDown() {
        return fromTop + size.height() / 2;
    }

    /** A rectangle of this size with the same centre. */
    Room centred(TextSize other) {
        return new Room(centreAcross() - other.width() / 2, centreDown() - other.height() / 2, other);
    }
}
