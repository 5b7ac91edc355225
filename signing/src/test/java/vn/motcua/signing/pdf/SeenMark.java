package vn.motcua.signing.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * What a signature added to a page as others see it: the ink two renderers drew, the words and fonts poppler found, the
 * rectangle PDFBox read. All lengths in mm from the upper left of the page.
 *
 * @param page the page
 * @param field the rectangle of the last annotation
 * @param inks what Poppler and PDFBox drew that was not there before
 * @param printed the words that were there before
 * @param added the words that were not
 * @param fonts the names of the fonts that were not there before
 * @param images whether the annotation draws an image
 */
record SeenMark(
        int page, Box field, List<Ink> inks, List<Word> printed, List<Word> added, List<String> fonts, boolean images) {

    private static final double MM = 25.4 / 72;
    private static final int DPI = 120;
    private static final int CLEARLY = 60;

    /** Ascent and descent of Times New Roman, in parts of the type size: the height of a word as poppler states it. */
    private static final double WORD_HEIGHT = 0.891 + 0.216;

    private static final Pattern WORD = Pattern.compile(
            "<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">([^<]+)<");

    /** A rectangle. */
    record Box(double left, double top, double right, double bottom) {

        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }

        double across() {
            return (left + right) / 2;
        }

        double down() {
            return (top + bottom) / 2;
        }

        boolean holds(Box other) {
            double tolerance = 0.3;
            return other.left >= left - tolerance
                    && other.top >= top - tolerance
                    && other.right <= right + tolerance
                    && other.bottom <= bottom + tolerance;
        }
    }

    /** What one renderer drew, and the colour most of it has. */
    record Ink(Box box, String colour) {}

    /** A word where poppler found it. */
    record Word(String text, Box box) {}

    /** A page as the other programs see it. */
    record Page(Path file, int number, List<Word> words, List<String> fonts, List<BufferedImage> pictures) {

        static Page of(Path file, int number, Path folder) {
            try {
                return new Page(
                        file,
                        number,
                        SeenMark.words(file, number),
                        SeenMark.fonts(file, number),
                        List.of(byPoppler(file, number, folder), byPdfBox(file, number)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static SeenMark between(Page before, Page after) {
        List<Word> added = new ArrayList<>(after.words());
        added.removeAll(before.words());
        List<String> fonts = new ArrayList<>(after.fonts());
        fonts.removeAll(before.fonts());
        List<Ink> inks = IntStream.range(0, 2)
                .mapToObj(i -> ink(before.pictures().get(i), after.pictures().get(i)))
                .toList();
        try (PDDocument document = Loader.loadPDF(after.file().toFile())) {
            PDPage page = document.getPage(after.number() - 1);
            PDAnnotation mark = page.getAnnotations().get(page.getAnnotations().size() - 1);
            boolean images = mark.getNormalAppearanceStream()
                    .getResources()
                    .getXObjectNames()
                    .iterator()
                    .hasNext();
            Box field = box(mark.getRectangle(), page.getCropBox().getHeight());
            return new SeenMark(after.number(), field, inks, before.words(), added, fonts, images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Box box(PDRectangle box, double pageHeight) {
        return new Box(
                box.getLowerLeftX() * MM,
                (pageHeight - box.getUpperRightY()) * MM,
                box.getUpperRightX() * MM,
                (pageHeight - box.getLowerLeftY()) * MM);
    }

    private static BufferedImage byPdfBox(Path file, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFRenderer(document).renderImageWithDPI(page - 1, DPI);
        }
    }

    private static BufferedImage byPoppler(Path file, int page, Path folder) throws IOException {
        Path picture = Files.createTempFile(folder, "page", "");
        Programs.run("pdftoppm", "-png", "-cropbox", "-r", DPI, "-f", page, "-l", page, "-singlefile", file, picture);
        return ImageIO.read(Path.of(picture + ".png").toFile());
    }

    private static Ink ink(BufferedImage before, BufferedImage after) {
        double scale = 25.4 / DPI;
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        Map<String, Integer> colours = new TreeMap<>();
        for (int y = 0; y < after.getHeight(); y++) {
            for (int x = 0; x < after.getWidth(); x++) {
                if (distance(before.getRGB(x, y), after.getRGB(x, y)) > CLEARLY) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x + 1);
                    box[3] = Math.max(box[3], y + 1);
                    colours.merge(colour(after.getRGB(x, y)), 1, Integer::sum);
                }
            }
        }
        colours.remove("none");
        String most = colours.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("nothing");
        return new Ink(new Box(box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale), most);
    }

    private static int distance(int one, int other) {
        return Stream.of(0, 8, 16)
                .mapToInt(shift -> Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)))
                .max()
                .orElseThrow();
    }

    private static String colour(int rgb) {
        int red = rgb >> 16 & 0xFF;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        if (blue > Math.max(red, green) + CLEARLY) {
            return "blue";
        }
        if (red > Math.max(green, blue) + CLEARLY) {
            return "red";
        }
        return Math.max(red, Math.max(green, blue)) < 128 ? "black" : "none";
    }

    private static List<Word> words(Path file, int page) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(Programs.run("pdftotext", "-f", page, "-l", page, "-bbox", file, "-"));
        while (word.find()) {
            double[] box = new double[4];
            for (int i = 0; i < 4; i++) {
                box[i] = Double.parseDouble(word.group(i + 1)) * MM;
            }
            words.add(new Word(word.group(5), new Box(box[0], box[1], box[2], box[3])));
        }
        return words;
    }

    private static List<String> fonts(Path file, int page) {
        return Programs.run("pdffonts", "-f", page, "-l", page, file)
                .lines()
                .skip(2)
                .map(line -> line.split("\\s+", 2)[0])
                .toList();
    }

    /** The lines of the added words, from the top. */
    List<String> lines() {
        Map<Long, List<Word>> lines = new TreeMap<>();
        added.forEach(word -> lines.computeIfAbsent(Math.round(word.box().down()), line -> new ArrayList<>())
                .add(word));
        return lines.values().stream().map(SeenMark::reading).toList();
    }

    /** All words of the line the first added word stands on, its column only. */
    String line(double from, double to) {
        Word first = added.get(0);
        return reading(Stream.concat(printed.stream(), added.stream())
                .filter(word -> Math.abs(word.box().down() - first.box().down()) < 1.5)
                .filter(word -> word.box().left() >= from && word.box().right() <= to)
                .toList());
    }

    private static String reading(List<Word> words) {
        return words.stream()
                .sorted(Comparator.comparingDouble(word -> word.box().left()))
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    double typeSize() {
        return added.get(0).box().height() / MM / WORD_HEIGHT;
    }

    Box word(String text) {
        return printed.stream()
                .filter(word -> word.text().equals(text))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .box();
    }
}
