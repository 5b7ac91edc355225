package vn.motcua.signing.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Letters that stand on one line of a displayed page, from left to right.
 *
 * <p>Words are compared letter by letter with their marks, in any case and normalization form and whatever space stands
 * between: programs write a word in pieces and a space as a gap.
 */
record TextLine(List<Glyph> glyphs) {

    /** A gap wider than this many times the type size parts two columns. */
    private static final double COLUMN_GAP = 1.2;

    TextLine {
        glyphs = glyphs.stream().sorted(Comparator.comparingDouble(Glyph::left)).toList();
    }

    /** What one sign on the page stands for, and where; distances from the left and the top of the displayed page. */
    record Glyph(String text, double left, double right, double baseline, double size) {

        Glyph with(String mark) {
            return new Glyph(text + mark, left, right, baseline, size);
        }

        /** Dots and dashes that only mark where to write. */
        boolean filler() {
            return text.codePoints().allMatch(letter -> ".…_-‥·".indexOf(letter) >= 0);
        }
    }

    /** Where words were found, as the numbers of their first and last glyph. */
    record Found(int first, int last) {}

    Glyph glyph(int number) {
        return glyphs.get(number);
    }

    double left() {
        return glyphs.get(0).left();
    }

    double right() {
        return glyphs.get(glyphs.size() - 1).right();
    }

    double baseline() {
        return glyphs.get(0).baseline();
    }

    double size() {
        return glyphs.stream().mapToDouble(Glyph::size).max().orElse(0);
    }

    /** The parts of the line that stand in columns of their own. */
    List<TextLine> columns() {
        List<TextLine> columns = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= glyphs.size(); i++) {
            if (i == glyphs.size() || startsColumn(i)) {
                columns.add(new TextLine(glyphs.subList(start, i)));
                start = i;
            }
        }
        return columns;
    }

    boolean startsColumn(int number) {
        return number == 0
                || glyph(number).left() - glyph(number - 1).right()
                        > COLUMN_GAP * glyph(number).size();
    }

    boolean reads(String words) {
        return letters().equals(comparable(words));
    }

    boolean contains(String words) {
        return find(words, 0).isPresent();
    }

    /** Finds words from a glyph on. */
    Optional<Found> find(String words, int from) {
        String letters = letters();
        String wanted = comparable(words);
        List<Integer> owners = owners();
        int[] bare = bareBefore(letters);
        for (int at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            int first = bare[at];
            int last = bare[end] - 1;
            boolean whole = end == letters.length() || !mark(letters.charAt(end));
            if (whole && last < owners.size() && owners.get(first) >= from) {
                return Optional.of(new Found(owners.get(first), owners.get(last)));
            }
        }
        return Optional.empty();
    }

    /** For each place between two letters, how many letters that are no marks stand before it. */
    private static int[] bareBefore(String letters) {
        int[] before = new int[letters.length() + 1];
        for (int i = 0; i < letters.length(); i++) {
            before[i + 1] = before[i] + (mark(letters.charAt(i)) ? 0 : 1);
        }
        return before;
    }

    private String letters() {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.append(glyph.text()));
        return comparable(text.toString());
    }

    /** For each letter of the line, marks not counted, the number of its glyph. */
    private List<Integer> owners() {
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < glyphs.size(); i++) {
            for (int letter = bare(comparable(glyph(i).text())); letter > 0; letter--) {
                owners.add(i);
            }
        }
        return owners;
    }

    private static int bare(String letters) {
        return (int) letters.chars().filter(letter -> !mark((char) letter)).count();
    }

    private static boolean mark(char letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0]+", "");
    }
}
