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
import vn.motcua.dossier.Dossier;
import vn.motcua.procedure.ProcedureCatalogue;

class JsonFormsTest {

    private static final List<String> ROOMS =
            List.of("dossier", "procedure", "identity", "agency", "calendar", "money");

    /**
     * Public types that have no JSON form yet, each with the reason: a {@code service} does something, a
     * {@code catalogue} comes from a table of its own, {@code settings} are chosen by the program, a {@code result} is
     * made again by the same call, {@code signed} data are trusted for their signature alone, {@code law} is what the
     * SDK carries by day.
     */
    private static final Map<String, String> NO_FORM_YET = Map.ofEntries(
            Map.entry("agency.AdministrativeUnits", "catalogue"),
            Map.entry("agency.AgencySet", "service"),
            Map.entry("agency.AgencySettings", "settings"),
            Map.entry("agency.CodeChange", "catalogue"),
            Map.entry("agency.CodeChange$Extent", "catalogue"),
            Map.entry("agency.CodeMapping", "catalogue"),
            Map.entry("agency.Gazetteer", "catalogue"),
            Map.entry("agency.LevelOneCodes", "catalogue"),
            Map.entry("calendar.LawUpdate", "signed"),
            Map.entry("calendar.PublicHolidays", "service"),
            Map.entry("dossier.Backlog", "result"),
            Map.entry("dossier.Backlog$State", "result"),
            Map.entry("dossier.Backlog$Entry", "result"),
            Map.entry("dossier.BacklogOptions", "settings"),
            Map.entry("dossier.DossierImport", "service"),
            Map.entry("dossier.ImportField", "settings"),
            Map.entry("dossier.ImportOptions", "settings"),
            Map.entry("dossier.ImportProblem", "result"),
            Map.entry("dossier.ImportReport", "result"),
            Map.entry("dossier.ImportedRow", "result"),
            Map.entry("dossier.ImportedRow$Recorded", "result"),
            Map.entry("dossier.ImportedRow$Unreadable", "result"),
            Map.entry("dossier.Limit", "law"),
            Map.entry("dossier.LimitKind", "law"),
            Map.entry("dossier.LimitUnit", "law"),
            Map.entry("dossier.RuleSet", "law"),
            Map.entry("identity.LegacyDetection", "result"),
            Map.entry("identity.LegacyDetection$Confidence", "result"),
            Map.entry("identity.LegacyDetection$Found", "result"),
            Map.entry("identity.LegacyDetection$NothingToConvert", "result"),
            Map.entry("identity.LegacyDetection$Undecided", "result"),
            Map.entry("identity.LegacyEncoding", "settings"),
            Map.entry("procedure.ProcedureDifference", "result"),
            Map.entry("procedure.ProcedureDifference$Change", "result"));

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
                .containsExactlyInAnyOrderElementsOf(NO_FORM_YET.keySet());
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
        if (value instanceof ProcedureCatalogue catalogue) {
            assertThat(((ProcedureCatalogue) again).versions()).isEqualTo(catalogue.versions());
        } else {
            assertThat(again).isEqualTo(value);
        }
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
