package vn.motcua.storage.scan.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Walks the segments of a JPEG file (ITU-T T.81, Annex B) from its start mark to its end mark. */
final class JpegParser {

    static final int START = 0xFFD8;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int HUFFMAN_TABLE = 0xC4;
    private static final int ARITHMETIC_CODING = 0xCC;
    private static final int JPEG_EXTENSION = 0xC8;
    private static final int FIRST_FRAME = 0xC0;
    private static final int PROGRESSIVE_FRAME = 0xC2;
    private static final int LAST_FRAME = 0xCF;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final Set<Integer> COMPONENTS = Set.of(1, 3, 4);
    private static final double CENTIMETRES_PER_INCH = 2.54;

    private final ByteSource source;
    private final long maxPixels;
    private int width;
    private int height;
    private int components;
    private String componentIds = "";
    private boolean jfif;
    private boolean adobe;
    private boolean scanSeen;
    private double dpiX;
    private double dpiY;
    private Exif exif = Exif.NONE;

    JpegParser(ByteSource source, long maxPixels) {
        this.source = source;
        this.maxPixels = maxPixels;
    }

    JpegHeader parse() {
        int marker = marker();
        while (marker != END_OF_IMAGE) {
            marker = segment(marker);
        }
        if (!scanSeen) {
            throw source.unreadable("the JPEG holds no picture");
        }
        boolean fromJfif = dpiX > 0 && dpiY > 0;
        Density density = Density.of(fromJfif ? dpiX : exif.dpiX(), fromJfif ? dpiY : exif.dpiY(), width, height);
        boolean plainRgb = componentIds.equals("RGB") && !jfif && !adobe;
        return new JpegHeader(width, height, components, plainRgb, density, exif.orientation());
    }

    private int marker() {
        if (source.u8() != 0xFF) {
            throw source.unreadable("the JPEG is damaged at byte " + source.position());
        }
        return code();
    }

    private int code() {
        int code = source.u8();
        while (code == 0xFF) {
            code = source.u8();
        }
        return code;
    }

    /** Reads one segment and returns the mark of the next. */
    private int segment(int marker) {
        if (marker < FIRST_FRAME || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE)) {
            throw source.unreadable("the JPEG is damaged at byte " + source.position());
        }
        int length = source.u16() - 2;
        if (length < 0) {
            throw source.unreadable("the JPEG is damaged at byte " + source.position());
        }
        byte[] body = source.bytes(length);
        if (marker == START_OF_SCAN) {
            return scan();
        }
        if (isFrame(marker)) {
            frame(marker, body);
        } else if (marker == APP0 && startsWith(body, "JFIF\0")) {
            density(body);
        } else if (marker == APP1 && startsWith(body, "Exif\0\0")) {
            exif = Exif.parse(body, 6);
        } else if (marker == APP14 && startsWith(body, "Adobe")) {
            adobe = true;
        }
        return marker();
    }

    private int scan() {
        if (width == 0) {
            throw source.unreadable("the JPEG has picture data before it says how large it is");
        }
        scanSeen = true;
        int code;
        do {
            source.skipPast(0xFF);
            code = code();
        } while (code == 0 || (code >= FIRST_RESTART && code <= LAST_RESTART));
        return code;
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLE
                && marker != JPEG_EXTENSION
                && marker != ARITHMETIC_CODING;
    }

    private void frame(int marker, byte[] body) {
        if (marker > PROGRESSIVE_FRAME) {
            throw source.unreadable("this kind of JPEG (lossless, hierarchical or arithmetic) is not read");
        }
        if (width != 0 || body.length < 6 || body.length != 6 + 3 * (body[5] & 0xFF)) {
            throw source.unreadable("the frame header of the JPEG is damaged");
        }
        if (body[0] != 8) {
            throw source.unreadable("a JPEG of " + body[0] + " bits a component is not read, only 8");
        }
        height = u16(body, 1);
        width = u16(body, 3);
        components = body[5];
        if (width == 0 || height == 0 || !COMPONENTS.contains(components)) {
            throw source.unreadable(width + " x " + height + " pixels of " + components + " components are no page");
        }
        if ((long) width * height > maxPixels) {
            throw source.limit(width + " x " + height + " pixels are more than the " + maxPixels + " accepted");
        }
        StringBuilder ids = new StringBuilder();
        for (int i = 6; i < body.length; i += 3) {
            ids.append((char) (body[i] & 0xFF));
        }
        componentIds = ids.toString();
    }

    private void density(byte[] body) {
        jfif = true;
        if (body.length < 12 || (body[7] != 1 && body[7] != 2)) {
            return;
        }
        double perInch = body[7] == 1 ? 1 : CENTIMETRES_PER_INCH;
        dpiX = u16(body, 8) * perInch;
        dpiY = u16(body, 10) * perInch;
    }

    private static int u16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
    }

    private static boolean startsWith(byte[] body, String text) {
        byte[] start = text.getBytes(StandardCharsets.US_ASCII);
        return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }
}
