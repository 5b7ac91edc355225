package vn.motcua.signing.pdf;

/** The size of a text as it is displayed, in points. */
record TextSize(double width, double height) {}
