package vn.motcua.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.agency.AgencyCode;
import vn.motcua.indicator.Count;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.Counts;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Scope;
import vn.motcua.json.IndicatorRecords;

class CoreInputsTest {

    private static final int DOSSIERS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void factsFile_ofOneSeed_isAlwaysTheSame() throws IOException {
        Path one = FactsFile.write(folder.resolve("one"), 20, 7);
        Path same = FactsFile.write(folder.resolve("same"), 20, 7);
        Path other = FactsFile.write(folder.resolve("other"), 20, 8);

        assertThat(one).hasSameTextualContentAs(same);
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(one));
    }

    @Test
    void factsFile_isReadInFull_andSpreadOverTheYear() throws IOException {
        Path file = FactsFile.write(folder.resolve("facts"), DOSSIERS, 7);

        Counts counts = IndicatorRecords.tally(file, CountingOptions.at(Instant.parse("2025-01-15T00:00:00Z")), 2)
                .counts(Scope.all(Period.year(2024)));

        assertThat(counts.get(Count.RECEIVED)).isEqualTo(DOSSIERS);
        assertThat(Stream.of(Count.ONLINE, Count.OVERDUE, Count.DIGITISED, Count.PAID_ONLINE, Count.EVALUATED))
                .allMatch(count -> counts.get(count) > 0 && counts.get(count) < DOSSIERS);
    }

    @Test
    void tokenStream_onAnyNumberOfThreads_countsTheSameTokens() throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "{\"a\":1}\n{\"b\":[true]}\n{}\n");

        assertThat(TokenStream.count(file, 1)).isEqualTo(4 + 6 + 2);
        assertThat(TokenStream.count(file, 2)).isEqualTo(4 + 6 + 2);
        assertThat(TokenStream.count(file, 3)).isEqualTo(4 + 6 + 2);
    }

    @Test
    void loadedResources_areAllThatCoreHas() throws IOException, URISyntaxException {
        assertThat(LoadedResources.loaders().keySet()).containsAll(tables());
    }

    private static List<String> tables() throws IOException, URISyntaxException {
        URI core = AgencyCode.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path place = Path.of(core);
        if (Files.isDirectory(place)) {
            return tables(place.resolve("vn/motcua"));
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return tables(jar.getPath("vn/motcua"));
        }
    }

    private static List<String> tables(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> tables = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".tsv") || name.endsWith(".csv"))
                    .toList();
            assertThat(tables).isNotEmpty();
            return tables;
        }
    }
}
