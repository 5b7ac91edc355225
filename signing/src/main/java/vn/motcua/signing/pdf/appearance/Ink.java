package vn.motcua.signing.pdf.appearance;

/** The colour an image must have. */
public enum Ink {
    /** Blue, as a hand signs. */
    BLUE,
    /** Red, as a seal is inked. */
    RED,
    /** Any colour. */
    ANY;

    /** How far the colour must stand out of 255. */
    private static final double CLEARLY = 24;

    boolean fits(double red, double green, double blue) {
        return switch (this) {
            case BLUE -> blue >= Math.max(red, green) + CLEARLY;
            case RED -> red >= Math.max(green, blue) + CLEARLY;
            case ANY -> true;
        };
    }
}
