package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The four libraries are real modules whose descriptors resolve together with what they need. */
class ModulesTest {

    private static final Set<String> LIBRARIES =
            Set.of("vn.motcua.core", "vn.motcua.signing", "vn.motcua.payment", "vn.motcua.storage");

    /** Automatic modules read everything, so only what the libraries need may be on the path. */
    private static final Pattern NEEDED = Pattern.compile(
            "(core|signing|payment|storage)/target/(classes|motcua-.*\\.jar)$"
                    + "|/(okhttp|okio|kotlin-stdlib|annotations-|jackson-(core|databind)-3|jackson-annotations|bc|jna"
                    + "|pdfbox|fontbox|xmpbox|commons-(logging|codec)|jspecify|openpdf-fonts|xmlsec|jakarta\\.)[^/]*\\.jar$");

    @Test
    void libraries_onTheModulePath_resolveAndLoad() throws Exception {
        Configuration resolved = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(neededPaths()), ModuleFinder.of(), LIBRARIES);
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(
                        resolved, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer();

        assertThat(layer.findLoader("vn.motcua.core")
                        .loadClass("vn.motcua.money.Money")
                        .getModule()
                        .getName())
                .isEqualTo("vn.motcua.core");
        assertThat(LIBRARIES)
                .allSatisfy(library -> assertThat(layer.findModule(library)).isPresent());
    }

    @Test
    void libraries_whatTheyExport_isNeverInternal() {
        ModuleFinder finder = ModuleFinder.of(neededPaths());
        for (String library : LIBRARIES) {
            List<ModuleDescriptor.Exports> open = finder.find(library).orElseThrow().descriptor().exports().stream()
                    .filter(exported -> !exported.isQualified())
                    .toList();
            assertThat(open)
                    .isNotEmpty()
                    .noneMatch(exported -> exported.source().contains("internal"));
        }
    }

    private static Path[] neededPaths() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.matcher(entry.replace('\\', '/')).find())
                .map(Path::of)
                .toArray(Path[]::new);
    }
}
