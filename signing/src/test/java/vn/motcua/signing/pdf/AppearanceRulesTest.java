package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.DateAppearance;
import vn.motcua.signing.pdf.appearance.NumberAppearance;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/**
 * The table of what the law asks of each appearance, {@code appearance-rules.csv}, held against the page as two renderers
 * draw it and as poppler reads it. What no rule fixes stands there as INFERRED, so that it cannot change unnoticed either.
 */
@RequiresNative({"pdftoppm", "pdftotext", "pdffonts"})
class AppearanceRulesTest {

    private static final String AGENCY = "UBND xã Điềm Thuỵ";
    private static final Map<String, SeenMark> SEEN = new HashMap<>();
    private static final Map<String, SeenMark.Page> PAGES = new HashMap<>();

    @TempDir
    static Path folder;

    /** One line of the table; a basis is also that of a key in the shipped profile, if there is one for it. */
    private record Rule(String profile, String what, String expected, String tolerance, String basis, String key) {

        static Rule of(ArgumentsAccessor row) {
            return new Rule(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5));
        }
    }

    @ParameterizedTest(name = "{0}: {1} is {2}, {4}")
    @CsvFileSource(resources = "appearance-rules.csv", delimiter = '|', numLinesToSkip = 1)
    void page_showsWhatTheTableSays(ArgumentsAccessor row) throws IOException {
        Rule rule = Rule.of(row);
        assertThat(row.getString(6)).as("an article or a reason").isNotBlank();
        assertThat(rule.basis()).isIn("LAW", "INFERRED");
        if (rule.key() != null) {
            assertThat(basisInTheProfile(rule.profile(), rule.key()))
                    .as("basis of " + rule.key())
                    .isEqualTo(rule.basis());
        }
        List<Object> measured = measured(rule.profile(), rule.what());
        assertThat(measured).as("what is measured").isNotEmpty();
        for (Object value : measured) {
            if (value instanceof Double number) {
                assertThat(number)
                        .isCloseTo(Double.parseDouble(rule.expected()), within(Double.parseDouble(rule.tolerance())));
            } else {
                assertThat(value).hasToString(rule.expected());
            }
        }
    }

    @Test
    void table_hasEveryProfileThatIsShipped() throws IOException {
        TreeSet<String> profiles = new TreeSet<>();
        try (InputStream in = AppearanceRulesTest.class.getResourceAsStream("appearance-rules.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> profiles.add(line.split("\\|", 2)[0].strip()));
        }
        TreeSet<String> shipped = new TreeSet<>();
        profile().stringPropertyNames().forEach(name -> shipped.add(name.substring(0, name.indexOf('.'))));
        assertThat(profiles).containsAll(shipped);
    }

    private static Properties profile() throws IOException {
        Properties profile = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                SignatureAppearance.class.getResourceAsStream("profiles.properties"), StandardCharsets.UTF_8)) {
            profile.load(in);
        }
        return profile;
    }

    /** The law fixes what is marked LAW; practice and our own choice are inferred. */
    private static String basisInTheProfile(String profile, String key) throws IOException {
        String start = profile.replaceAll(" .*", "") + ".1.";
        Properties entries = profile();
        String basis = entries.getProperty(start + key + ".basis", entries.getProperty(start + "basis"));
        return "LAW".equals(basis) ? "LAW" : "INFERRED";
    }

    private static List<Object> measured(String profile, String what) {
        SeenMark seen = seen(profile);
        return switch (what) {
            case "page" -> List.of(seen.page());
            case "lines" -> List.of(String.join(" / ", seen.lines()));
            case "reads" -> List.of(profile.equals("number") ? seen.line(0, 95) : seen.line(95, 210));
            case "type size in pt" -> List.of(seen.typeSize());
            case "font" ->
                seen.fonts().stream()
                        .<Object>map(name -> name.replaceAll(".*\\+", ""))
                        .toList();
            case "image" -> List.of(seen.images() ? "drawn" : "none");
            case "corner" ->
                List.of((seen.field().down() < 297 / 2.0 ? "upper " : "lower ")
                        + (seen.field().across() < 105 ? "left" : "right"));
            case "field from the left" -> List.of(seen.field().left());
            case "field from the right" -> List.of(210 - seen.field().right());
            case "field from the top" -> List.of(seen.field().top());
            case "field width" -> List.of(seen.field().width());
            default -> inked(seen, what);
        };
    }

    /** What is measured on the page as both renderers draw it. */
    private static List<Object> inked(SeenMark seen, String what) {
        return seen.inks().stream().<Object>map(ink -> inked(seen, ink, what)).toList();
    }

    private static Object inked(SeenMark seen, SeenMark.Ink ink, String what) {
        SeenMark.Box box = ink.box();
        return switch (what) {
            case "colour" -> ink.colour();
            case "ink" -> seen.field().holds(box) ? "in the field" : "outside";
            case "width" -> box.width();
            case "height" -> box.height();
            case "from the right" -> 210 - box.right();
            case "from the bottom" -> 297 - box.bottom();
            case "half" -> box.left() > 105 ? "right" : "left";
            default -> related(seen, box, what);
        };
    }

    /** What is measured from the text or the signature beside. */
    private static Object related(SeenMark seen, SeenMark.Box box, String what) {
        SeenMark.Box name = new SeenMark.Box(
                seen.word("Nguyễn").left(),
                seen.word("Điềm").top(),
                seen.word("Điềm").right(),
                seen.word("Điềm").bottom());
        SeenMark.Box position = seen.word("TỊCH");
        SeenMark.Box person = seen("person").inks().get(0).box();
        return switch (what) {
            case "off the middle of the name" -> box.across() - name.across();
            case "off the middle between position and name" -> box.down() - (position.bottom() + name.top()) / 2;
            case "between position and name" -> box.top() > position.bottom() && box.bottom() < name.top();
            case "part of the person covered" -> (box.right() - person.left()) / person.width();
            case "side of the person" -> box.left() < person.left() ? "left" : "right";
            case "off the middle of the person" -> box.down() - person.down();
            case "off the line of Số:" -> box.down() - seen.word("Số:").down();
            case "off the line of ngày" -> box.down() - seen.word("ngày").down();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static SeenMark seen(String profile) {
        SeenMark seen = SEEN.get(profile);
        if (seen == null) {
            seen = show(profile);
            SEEN.put(profile, seen);
        }
        return seen;
    }

    private static SeenMark show(String profile) {
        return switch (profile) {
            case "copy" -> onBlank(SignatureAppearance.copy(CopyForm.TRUE_COPY, AGENCY));
            case "copy sao-luc" -> onBlank(SignatureAppearance.copy(CopyForm.COPY_OF_COPY, AGENCY));
            case "copy trich-sao" -> onBlank(SignatureAppearance.copy(CopyForm.EXTRACT, AGENCY));
            case "digitizer" -> onBlank(SignatureAppearance.digitizer("Trần Thị Mẫu"));
            case "annex" -> onBlank(SignatureAppearance.annex("1589/UBND-VP"));
            case "archive" -> onBlank(SignatureAppearance.archive("Lưu trữ lịch sử tỉnh Mẫu"));
            case "archive-copy" -> onBlank(SignatureAppearance.archiveCopy());
            case "number" -> onLetter(SignatureAppearance.number("1589"), 2);
            case "date" -> onLetter(SignatureAppearance.date(), 2);
            case "person" -> onLetter(SignatureAppearance.person(Pictures.signature(), Letters.NAME), 2);
            case "agency" -> sealed();
            case "initials" -> onLetter(SignatureAppearance.initials(Pictures.signature()), 1);
            case "initials 2" -> onLetter(SignatureAppearance.initials(Pictures.signature()), 2);
            default -> throw new IllegalArgumentException(profile);
        };
    }

    private static SeenMark onBlank(SignatureAppearance appearance) {
        return shown(page("blank", 1, AppearanceRulesTest::blank), Keys.officer(), appearance);
    }

    private static Path blank() {
        return Documents.write(file(), CompressParameters.NO_COMPRESSION, document -> {
            document.removePage(0);
            document.addPage(new PDPage(PDRectangle.A4));
        });
    }

    /** The letter stands on the second page, so that a mark on the first or the last page is seen to be there. */
    private static Path letter() {
        return Documents.write(file(), CompressParameters.NO_COMPRESSION, document -> {
            document.removePage(0);
            document.addPage(new PDPage(PDRectangle.A4));
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            Letters.draw(document, page, Letters.lines());
        });
    }

    private static SeenMark onLetter(SignatureAppearance appearance, int page) {
        return shown(page("letter", page, AppearanceRulesTest::letter), Keys.officer(), onPage(appearance));
    }

    private static SignatureAppearance onPage(SignatureAppearance appearance) {
        if (appearance instanceof NumberAppearance number) {
            return number.onPage(2);
        }
        return appearance instanceof DateAppearance date ? date.onPage(2) : appearance;
    }

    private static SeenMark sealed() {
        SeenMark.Page person = page(
                "person",
                2,
                () -> signed(letter(), Keys.officer(), SignatureAppearance.person(Pictures.signature(), Letters.NAME)));
        return shown(person, Keys.agency(), SignatureAppearance.agency(Pictures.redSeal()));
    }

    private static SeenMark shown(SeenMark.Page before, SigningKey key, SignatureAppearance appearance) {
        Path after = signed(before.file(), key, appearance);
        return SeenMark.between(before, SeenMark.Page.of(after, before.number(), folder));
    }

    private static SeenMark.Page page(String name, int number, Supplier<Path> file) {
        return PAGES.computeIfAbsent(name + number, key -> SeenMark.Page.of(file.get(), number, folder));
    }

    private static Path signed(Path in, SigningKey key, SignatureAppearance appearance) {
        Path out = file();
        PdfSigner.signAll(in, out, key, List.of(Keys.options().withAppearance(appearance)));
        return out;
    }

    private static Path file() {
        try {
            return Files.createTempFile(folder, "page", ".pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
