package vn.motcua.storage.scan.internal;

import java.util.HexFormat;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file (ISO/IEC 15948) to its end, checking the check sum of each. */
final class PngParser {

    static final int START = 0x8950;

    private static final int SIGNATURE_REST_HIGH = 0x4E47;
    private static final long SIGNATURE_REST_LOW = 0x0D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int PHYS = 0x70485973;
    private static final int EXIF = 0x65584966;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int PALETTE_BYTES = 3 * 256;
    private static final int EXIF_BYTES = 1 << 16;
    /** As in JPEG; it bounds the memory that one row takes. */
    private static final int MAX_SIDE = 65_535;

    private static final double METRES_PER_INCH = 0.0254;

    private final ByteSource source;
    private final long maxPixels;
    private int width;
    private int height;
    private int bits;
    private int colourType;
    private boolean interlaced;
    private byte[] palette = {};
    private byte[] transparency = {};
    private long dataStart;
    private long dataEnd;
    private long dataBytes;
    private double dpiX;
    private double dpiY;
    private Exif exif = Exif.NONE;

    PngParser(ByteSource source, long maxPixels) {
        this.source = source;
        this.maxPixels = maxPixels;
    }

    PngHeader parse() {
        if (source.u16() != SIGNATURE_REST_HIGH || source.u32() != SIGNATURE_REST_LOW) {
            throw source.unreadable("it is neither JPEG nor PNG");
        }
        while (chunk() != IEND) {
            if (width == 0) {
                throw damaged();
            }
        }
        if (dataBytes == 0) {
            throw source.unreadable("the PNG holds no picture");
        }
        if (colourType == PngHeader.PALETTE && palette.length == 0) {
            throw source.unreadable("the PNG has no palette though it needs one");
        }
        boolean fromPhys = dpiX > 0 && dpiY > 0;
        return new PngHeader(
                width,
                height,
                bits,
                colourType,
                interlaced,
                colourType == PngHeader.PALETTE ? paletteOnWhite() : "",
                transparency(),
                dataStart,
                dataBytes,
                Density.of(fromPhys ? dpiX : exif.dpiX(), fromPhys ? dpiY : exif.dpiY(), width, height),
                exif.orientation());
    }

    private int chunk() {
        long start = source.position();
        long length = source.u32();
        int type = (int) source.u32();
        CRC32 crc = new CRC32();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(type >>> shift);
        }
        if (kept(type, length)) {
            byte[] body = source.bytes((int) length);
            crc.update(body);
            keep(type, body);
        } else {
            if (type == IDAT) {
                data(start, length);
            }
            source.pass(length, crc::update);
        }
        if (source.u32() != crc.getValue()) {
            throw damaged();
        }
        return type;
    }

    private static boolean kept(int type, long length) {
        return switch (type) {
            case IHDR, PLTE, TRNS, PHYS -> length <= PALETTE_BYTES;
            case EXIF -> length <= EXIF_BYTES;
            default -> false;
        };
    }

    private void keep(int type, byte[] body) {
        switch (type) {
            case IHDR -> header(body);
            case PLTE -> palette = body;
            case TRNS -> transparency = body;
            case PHYS -> density(body);
            default -> exif = Exif.parse(body, 0);
        }
    }

    private void header(byte[] body) {
        if (width != 0 || body.length != 13 || body[10] != 0 || body[11] != 0 || body[12] < 0 || body[12] > 1) {
            throw damaged();
        }
        long w = u32(body, 0);
        long h = u32(body, 4);
        bits = body[8];
        colourType = body[9];
        interlaced = body[12] == 1;
        if (w == 0 || h == 0 || w > Integer.MAX_VALUE || h > Integer.MAX_VALUE || !depthAllowed()) {
            throw source.unreadable("the header of the PNG is damaged");
        }
        if (w * h > maxPixels || w > MAX_SIDE || h > MAX_SIDE) {
            throw source.limit(
                    w + " x " + h + " pixels are more than the " + maxPixels + " (" + MAX_SIDE + " a side) accepted");
        }
        width = (int) w;
        height = (int) h;
    }

    private boolean depthAllowed() {
        return switch (colourType) {
            case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
            case PngHeader.PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
            case 2, PngHeader.GREY_ALPHA, PngHeader.RGB_ALPHA -> bits == 8 || bits == 16;
            default -> false;
        };
    }

    private void data(long start, long length) {
        if (dataStart == 0) {
            dataStart = start;
        } else if (start != dataEnd) {
            throw damaged();
        }
        dataEnd = start + length + 12;
        dataBytes += length;
    }

    private void density(byte[] body) {
        if (body.length == 9 && body[8] == 1) {
            dpiX = u32(body, 0) * METRES_PER_INCH;
            dpiY = u32(body, 4) * METRES_PER_INCH;
        }
    }

    private String paletteOnWhite() {
        if (palette.length % 3 != 0 || palette.length / 3 > (1 << bits)) {
            throw source.unreadable("the palette of the PNG is damaged");
        }
        byte[] flat = palette.clone();
        for (int i = 0; i < flat.length; i++) {
            int alpha = i / 3 < transparency.length ? transparency[i / 3] & 0xFF : 255;
            flat[i] = (byte) (((flat[i] & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255);
        }
        return HexFormat.of().formatHex(flat);
    }

    private PngHeader.Transparency transparency() {
        if (transparency.length == 0) {
            return PngHeader.Transparency.NONE;
        }
        return switch (colourType) {
            case 0 ->
                transparency.length == 2
                        ? new PngHeader.Transparency(true, u16(0), u16(0), u16(0))
                        : PngHeader.Transparency.NONE;
            case 2 ->
                transparency.length == 6
                        ? new PngHeader.Transparency(true, u16(0), u16(2), u16(4))
                        : PngHeader.Transparency.NONE;
            case PngHeader.PALETTE -> new PngHeader.Transparency(true, -1, -1, -1);
            default -> PngHeader.Transparency.NONE;
        };
    }

    private int u16(int offset) {
        return (transparency[offset] & 0xFF) << 8 | (transparency[offset + 1] & 0xFF);
    }

    private static long u32(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | (bytes[offset + i] & 0xFF);
        }
        return value;
    }

    private RuntimeException damaged() {
        return source.unreadable("the PNG is damaged before byte " + source.position());
    }
}
