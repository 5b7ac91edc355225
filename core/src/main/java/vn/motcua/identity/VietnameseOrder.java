package vn.motcua.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** Letters, then tones, then the text itself. */
final class VietnameseOrder implements Comparator<String> {

    private static final String ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private static final int FIRST_LETTER = 0x20_0000;
    private static final int FIRST_FOREIGN_LETTER = 0x40_0000;

    /** Combining grave, hook above, tilde, acute and dot below, in the order of the tones they write. */
    private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";

    @Override
    public int compare(String one, String other) {
        Key first = Key.of(one);
        Key second = Key.of(other);
        int byLetters = Arrays.compare(first.letters, second.letters);
        if (byLetters != 0) {
            return byLetters;
        }
        int byTones = Arrays.compare(first.tones, second.tones);
        return byTones != 0 ? byTones : first.text.compareTo(second.text);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as records, and never leaves this class
    private record Key(String text, int[] letters, int[] tones) {

        static Key of(String text) {
            String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
            StringBuilder toneless = new StringBuilder(decomposed.length());
            IntStream.Builder tones = IntStream.builder();
            for (PrimitiveIterator.OfInt points = decomposed.codePoints().iterator(); points.hasNext(); ) {
                int point = points.nextInt();
                int tone = TONES.indexOf(point);
                if (tone >= 0) {
                    tones.add(tone + 1);
                } else {
                    toneless.appendCodePoint(point);
                }
                if (Character.isWhitespace(point)) {
                    // Between words, so that the tone of one word is never compared with that of the next.
                    tones.add(0);
                }
            }
            String letters = Normalizer.normalize(toneless, Normalizer.Form.NFC);
            return new Key(
                    Normalizer.normalize(text, Normalizer.Form.NFC),
                    letters.codePoints().map(VietnameseOrder::weight).toArray(),
                    tones.build().toArray());
        }
    }

    private static int weight(int point) {
        int place = ALPHABET.indexOf(point);
        if (place >= 0) {
            return FIRST_LETTER + place;
        }
        if (Character.isWhitespace(point)) {
            return 0;
        }
        return Character.isLetter(point) ? FIRST_FOREIGN_LETTER + point : point;
    }
}
