package vn.motcua.signing.pdf;

/** The size of something drawn as it is displayed, in points. */
record TextSize(double width, double height) {

    /** The largest size of these proportions that fits. */
    TextSize within(double widest, double highest) {
        return times(Math.min(widest / width, highest / height));
    }

    TextSize times(double scale) {
        return new TextSize(width * scale, height * scale);
    }
}
