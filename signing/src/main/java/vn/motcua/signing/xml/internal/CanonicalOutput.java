package vn.motcua.signing.xml.internal;

/** Canonical XML as octets: UTF-8, with what has to be escaped escaped. */
final class CanonicalOutput {

    private static final int BUFFER = 1 << 14;
    private static final int LONGEST_CHARACTER = 8;

    private final OctetConsumer target;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private char high;

    CanonicalOutput(OctetConsumer target) {
        this.target = target;
    }

    /** Hands over what is held back. */
    void flush() {
        target.take(buffer, 0, filled);
        filled = 0;
    }

    void ascii(char character) {
        room();
        buffer[filled++] = (byte) character;
    }

    /** Writes markup, which holds nothing to escape. */
    void markup(String text) {
        for (int i = 0; i < text.length(); i++) {
            room();
            char character = text.charAt(i);
            if (character < 0x80) {
                buffer[filled++] = (byte) character;
            } else {
                beyondAscii(character);
            }
        }
    }

    /** Writes a comment or the data of an instruction: as it is, but for a carriage return. */
    void raw(char[] characters, int from, int length) {
        for (int i = from; i < from + length; i++) {
            room();
            char character = characters[i];
            if (character == '\r') {
                markup("&#xD;");
            } else if (character < 0x80) {
                buffer[filled++] = (byte) character;
            } else {
                beyondAscii(character);
            }
        }
    }

    void text(char[] characters, int from, int length) {
        for (int i = from; i < from + length; i++) {
            room();
            char character = characters[i];
            if (character > '>' && character < 0x80) {
                buffer[filled++] = (byte) character;
            } else if (character >= 0x80) {
                beyondAscii(character);
            } else {
                escapedText(character);
            }
        }
    }

    private void escapedText(char character) {
        switch (character) {
            case '&' -> markup("&amp;");
            case '<' -> markup("&lt;");
            case '>' -> markup("&gt;");
            case '\r' -> markup("&#xD;");
            default -> buffer[filled++] = (byte) character;
        }
    }

    void attribute(String value) {
        for (int i = 0; i < value.length(); i++) {
            room();
            char character = value.charAt(i);
            if (character > '<' && character < 0x80) {
                buffer[filled++] = (byte) character;
            } else if (character >= 0x80) {
                beyondAscii(character);
            } else {
                escapedAttribute(character);
            }
        }
    }

    private void escapedAttribute(char character) {
        switch (character) {
            case '&' -> markup("&amp;");
            case '<' -> markup("&lt;");
            case '"' -> markup("&quot;");
            case '\t' -> markup("&#x9;");
            case '\n' -> markup("&#xA;");
            case '\r' -> markup("&#xD;");
            default -> buffer[filled++] = (byte) character;
        }
    }

    /** The parser lets only pairs through, but may hand over their halves apart. */
    private void beyondAscii(char character) {
        if (Character.isHighSurrogate(character)) {
            high = character;
        } else if (Character.isLowSurrogate(character)) {
            int point = Character.toCodePoint(high, character);
            buffer[filled++] = (byte) (0xf0 | (point >> 18));
            buffer[filled++] = (byte) (0x80 | ((point >> 12) & 0x3f));
            buffer[filled++] = (byte) (0x80 | ((point >> 6) & 0x3f));
            buffer[filled++] = (byte) (0x80 | (point & 0x3f));
        } else if (character < 0x800) {
            buffer[filled++] = (byte) (0xc0 | (character >> 6));
            buffer[filled++] = (byte) (0x80 | (character & 0x3f));
        } else {
            buffer[filled++] = (byte) (0xe0 | (character >> 12));
            buffer[filled++] = (byte) (0x80 | ((character >> 6) & 0x3f));
            buffer[filled++] = (byte) (0x80 | (character & 0x3f));
        }
    }

    private void room() {
        if (filled > BUFFER - LONGEST_CHARACTER) {
            flush();
        }
    }
}
