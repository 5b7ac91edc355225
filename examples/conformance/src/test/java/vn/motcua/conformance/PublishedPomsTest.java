package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What vendors' builds read: the parent is a BOM of our own artefacts, and every module stands without it. */
class PublishedPomsTest {

    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Pattern MANAGED =
            Pattern.compile("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    @Test
    void parent_asABom_managesOurArtefactsOnly() throws IOException {
        String pom = published(".");
        String management =
                pom.substring(pom.indexOf("<dependencyManagement>"), pom.indexOf("</dependencyManagement>"));

        List<String> managed = MANAGED.matcher(management)
                .results()
                .map((MatchResult found) -> found.group(1) + ":" + found.group(2))
                .toList();

        assertThat(managed)
                .containsExactlyInAnyOrder(
                        "vn.motcua:motcua-core",
                        "vn.motcua:motcua-signing",
                        "vn.motcua:motcua-payment",
                        "vn.motcua:motcua-storage",
                        "vn.motcua:motcua-sandbox",
                        "vn.motcua:motcua-cli");
        assertThat(pom).doesNotContain("${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "signing", "payment", "storage", "examples/sandbox", "examples/cli"})
    void module_published_hasNoParentAndNoOpenVersion(String module) throws IOException {
        assertThat(published(module))
                .doesNotContain("<parent>")
                .doesNotContain("<dependencyManagement>")
                .doesNotContain("<scope>test</scope>")
                .doesNotContain("${");
    }

    private static String published(String module) throws IOException {
        return Files.readString(HOME.resolve(module).resolve(".flattened-pom.xml"));
    }
}
