package vn.motcua.storage.pdfa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An ICC profile of the sRGB colour space (IEC 61966-2-1), made from its definition by the rules of ICC.1:2001-04.
 *
 * <p>The profile of the Java platform is not used: its bytes differ between platforms and its licence is the
 * platform's.
 */
final class SrgbProfile {

    private static final int HEADER_BYTES = 128;
    private static final int TAGS = 9;
    private static final int CURVE_POINTS = 1024;
    private static final String NAME = "sRGB IEC61966-2.1";
    private static final int XYZ_BYTES = 20;
    private static final int TEXT_BYTES = 32;
    private static final int DESCRIPTION_BYTES = 108;
    private static final int CURVE_BYTES = 12 + 2 * CURVE_POINTS;
    private static final int BYTES =
            HEADER_BYTES + 4 + TAGS * 12 + DESCRIPTION_BYTES + TEXT_BYTES + 4 * XYZ_BYTES + CURVE_BYTES;

    private final ByteBuffer profile = ByteBuffer.allocate(BYTES);
    private int directory = HEADER_BYTES + 4;
    private int data = directory + TAGS * 12;

    private SrgbProfile() {}

    static byte[] bytes() {
        SrgbProfile profile = new SrgbProfile();
        profile.header();
        profile.description();
        profile.copyright();
        // The white point of sRGB is D65, its colorants are adapted to D50; both as s15Fixed16 numbers.
        profile.xyz("wtpt", 0xF351, 0x10000, 0x116CC);
        profile.xyz("rXYZ", 0x6FA2, 0x38F5, 0x0390);
        profile.xyz("gXYZ", 0x6299, 0xB785, 0x18DA);
        profile.xyz("bXYZ", 0x24A0, 0x0F84, 0xB6CF);
        profile.curve();
        return profile.profile.array();
    }

    private void header() {
        profile.putInt(0, BYTES).putInt(8, 0x02400000);
        text(12, "mntrRGB XYZ ");
        short[] created = {2026, 1, 1, 0, 0, 0};
        for (int i = 0; i < created.length; i++) {
            profile.putShort(24 + 2 * i, created[i]);
        }
        text(36, "acsp");
        profile.putInt(68, 0xF6D6).putInt(72, 0x10000).putInt(76, 0xD32D);
        profile.putInt(HEADER_BYTES, TAGS);
    }

    private void description() {
        int at = tag("desc", DESCRIPTION_BYTES);
        text(at, "desc");
        profile.putInt(at + 8, NAME.length() + 1);
        text(at + 12, NAME);
    }

    private void copyright() {
        int at = tag("cprt", TEXT_BYTES);
        text(at, "text");
        text(at + 8, "No copyright, use freely");
    }

    private void xyz(String name, int x, int y, int z) {
        int at = tag(name, XYZ_BYTES);
        text(at, "XYZ ");
        profile.putInt(at + 8, x).putInt(at + 12, y).putInt(at + 16, z);
    }

    private void curve() {
        int at = tag("rTRC", CURVE_BYTES);
        entry("gTRC", at, CURVE_BYTES);
        entry("bTRC", at, CURVE_BYTES);
        text(at, "curv");
        profile.putInt(at + 8, CURVE_POINTS);
        for (int i = 0; i < CURVE_POINTS; i++) {
            double value = i / (CURVE_POINTS - 1.0);
            // StrictMath, so that the bytes are the same on every machine.
            double linear = value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
            profile.putShort(at + 12 + 2 * i, (short) Math.round(linear * 65535));
        }
    }

    private int tag(String name, int length) {
        int at = data;
        data += length;
        entry(name, at, length);
        return at;
    }

    private void entry(String name, int at, int length) {
        text(directory, name);
        profile.putInt(directory + 4, at).putInt(directory + 8, length);
        directory += 12;
    }

    private void text(int at, String text) {
        profile.put(at, text.getBytes(StandardCharsets.US_ASCII));
    }
}
