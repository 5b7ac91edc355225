package vn.motcua.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.agency.AdministrativeUnits;
import vn.motcua.agency.CodeMapping;
import vn.motcua.agency.LevelOneCodes;
import vn.motcua.calendar.HolidayRules;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.RuleSet;
import vn.motcua.indicator.ScoringScheme;
import vn.motcua.procedure.ProcedureCatalogue;

class JsonFormsTest {

    private static final List<String> ROOMS =
            List.of("dossier", "procedure", "identity", "agency", "calendar", "money", "indicator", "audit", "portal");

    /** Public types that hold something and are no values, each with what it is instead. */
    private static final Map<String, String> NO_VALUES = Map.ofEntries(
            Map.entry("agency.Gazetteer", "a reader: answers for one day out of AdministrativeUnits, which has a form"),
            Map.entry("calendar.LawUpdate", "signed: its document is the file whose signature was verified"),
            Map.entry("calendar.PublicHolidays", "a calculation of one year, made again from the year"),
            Map.entry("dossier.DossierImport", "a service: reads files by ImportOptions, which have a form"),
            Map.entry("indicator.IndicatorCounter", "counts and changes: what it counted is an IndicatorTally"),
            Map.entry("audit.AuditLog", "a service over a file or database, which is its document"),
            Map.entry("audit.AuditOptions", "holds the key of the chain"),
            Map.entry("portal.MapiPortal", "a service"),
            Map.entry("portal.MapiOptions", "holds rules that are code, and a clock"),
            Map.entry("portal.PortalAccount", "holds the password"),
            Map.entry("portal.PortalSettings", "holds the account and the options"),
            Map.entry("portal.ProgressResult$Interrupted", "holds an exception of the process it was thrown in"));

    private static final MotcuaJson JSON = MotcuaJson.create(JsonOptions.defaults());

    @Test
    void types_ofTheRooms_allHaveAForm() {
        Set<String> formless = publicTypes()
                .filter(JsonFormsTest::holdsState)
                .filter(type -> !MotcuaJson.types().contains(type))
                .map(type -> type.getName().substring("vn.motcua.".length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(formless)
                .as("give the type a form in vn.motcua.json and a value in Samples")
                .containsExactlyInAnyOrderElementsOf(NO_VALUES.keySet());
    }

    @Test
    void types_haveASampleEach() {
        Set<Class<?>> sampled = Samples.all().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(MotcuaJson.types().stream().filter(type -> !type.isInterface()))
                .allSatisfy(type -> assertThat(sampled).contains(type));
    }

    @Test
    void names_standInThePackageDescription() throws IOException {
        String description = Files.readString(Path.of("src/main/java/vn/motcua/json/package-info.java"));

        assertThat(Samples.all())
                .allSatisfy(value -> assertThat(description)
                        .contains("{@code " + written(value).replaceAll(".*?\"type\":\"([^\"]+)\".*", "$1") + "}"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void write_everyValue_isReadAgain(Object value) {
        String text = written(value);
        Object again = read(value.getClass(), text);

        assertThat(text).startsWith("{\"version\":1,\"type\":\"");
        assertThat(written(again)).isEqualTo(text);
        assertThat(again).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void write_whatTheSdkCarries_isReadAgain(Object value) {
        assertThat(read(value.getClass(), written(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("fixture")
    void read_whatVersion1Wrote_isTheSameValue(Object value, String line) {
        assertThat(written(read(value.getClass(), line))).isEqualTo(line);
        assertThat(written(value)).isEqualTo(line);
    }

    @Test
    void write_aDossier_tellsWhatItsEventsAddUpTo() {
        Dossier dossier = Samples.dossier();

        assertThat(written(dossier))
                .contains("\"derived\":{\"status\":" + dossier.status().code())
                .contains("\"label\":\"" + dossier.status().label() + "\"")
                .contains("\"submittedAt\":\"2024-06-19T09:00:00+07:00\"")
                .contains("\"due\":\"2024-06-21T17:00:00+07:00\"")
                .contains("019090012345");
    }

    static Stream<Object> bundled() {
        return Stream.concat(
                RuleSet.bundled().stream(),
                Stream.of(
                        WorkingCalendar.vietnam(),
                        HolidayRules.bundled(),
                        ProcedureCatalogue.bundled(),
                        AdministrativeUnits.bundled(),
                        LevelOneCodes.bundled(),
                        CodeMapping.bundled(),
                        ScoringScheme.observed2026()));
    }

    static Stream<Object> samples() {
        return Samples.all().stream();
    }

    static Stream<Arguments> fixture() throws IOException {
        try (InputStream in = JsonFormsTest.class.getResourceAsStream("documents-v1.ndjson")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Object> values = Samples.all();
            assertThat(lines).hasSameSizeAs(values);
            return IntStream.range(0, lines.size()).mapToObj(i -> Arguments.of(values.get(i), lines.get(i)));
        }
    }

    private static String written(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JSON.write(JsonDocument.of(value), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Object read(Class<?> type, String text) {
        return JSON.read(type, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .value();
    }

    private static boolean holdsState(Class<?> type) {
        boolean sealed = type.isInterface() && type.isSealed();
        boolean state = Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
        return sealed || type.isEnum() || type.isRecord() || state;
    }

    private static Stream<Class<?>> publicTypes() {
        return ROOMS.stream()
                .flatMap(JsonFormsTest::classFiles)
                .<Class<?>>map(JsonFormsTest::load)
                .filter(JsonFormsTest::isPublic);
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || isPublic(outer));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, JsonFormsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private static Stream<String> classFiles(String room) {
        Path folder = Path.of("target/classes/vn/motcua", room);
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> "vn.motcua." + room + "." + file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
