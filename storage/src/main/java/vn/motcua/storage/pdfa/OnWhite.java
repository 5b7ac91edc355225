package vn.motcua.storage.pdfa;

import vn.motcua.storage.scan.internal.PngHeader;

/** Lays the pixels of a PNG on white paper. What is opaque keeps its exact value. */
final class OnWhite {

    private final PngHeader png;
    private final int components;
    private final int samples;
    private final int max;
    private final byte[] flat;

    OnWhite(PngHeader png) {
        this.png = png;
        this.components = png.colourComponents();
        this.samples = png.samples();
        this.max = (1 << png.bits()) - 1;
        this.flat = new byte[(int) (((long) png.width() * components * png.bits() + 7) / 8)];
    }

    /** Returns the row without transparency; the array stays as it is until the next call. */
    byte[] flatten(byte[] row) {
        if (!png.hasAlpha() && !png.transparency().isColour()) {
            return row;
        }
        for (long x = 0; x < png.width(); x++) {
            int opacity = opacity(row, x * samples);
            for (int c = 0; c < components; c++) {
                int value = Samples.get(row, x * samples + c, png.bits());
                Samples.set(flat, x * components + c, png.bits(), blend(value, opacity));
            }
        }
        return flat;
    }

    private int opacity(byte[] row, long pixel) {
        if (png.hasAlpha()) {
            return Samples.get(row, pixel + components, png.bits());
        }
        return isTransparentColour(row, pixel) ? 0 : max;
    }

    private boolean isTransparentColour(byte[] row, long pixel) {
        PngHeader.Transparency colour = png.transparency();
        boolean firstAgrees = Samples.get(row, pixel, png.bits()) == colour.red();
        if (components == 1 || !firstAgrees) {
            return firstAgrees;
        }
        return Samples.get(row, pixel + 1, png.bits()) == colour.green()
                && Samples.get(row, pixel + 2, png.bits()) == colour.blue();
    }

    private int blend(int value, int opacity) {
        return opacity == max ? value : (int) (((long) value * opacity + (long) max * (max - opacity) + max / 2) / max);
    }
}
