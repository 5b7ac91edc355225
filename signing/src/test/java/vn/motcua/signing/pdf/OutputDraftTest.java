package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.signing.pdf.WriteObserver.Phase;

/** Drafts that are left over go; drafts that somebody writes stay. */
class OutputDraftTest {

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void prepare() {
        in = Documents.withTable(folder.resolve("in.pdf"));
        out = folder.resolve("out.pdf");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void sign_draftsLeftOver_areTakenOverAndRemoved() throws Exception {
        for (int number : new int[] {1, 2, 5}) {
            Files.writeString(
                    folder.resolve(".out.pdf." + number + ".draft"), "what a killed signer wrote ".repeat(5000));
        }

        PdfSigner.sign(in, out, Keys.officer(), Keys.options());

        assertThat(names()).containsExactly("in.pdf", "out.pdf");
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(Keys.OFFICER.certificate());
        }
    }

    @Test
    void sign_whileAnotherWritesTheSameTarget_bothAreWholeAndTheLastStays() throws Exception {
        List<String> meanwhile = new ArrayList<>();
        WriteObserver observer = phase -> {
            if (phase == Phase.PART_COPIED) {
                PdfSigner.sign(in, out, Keys.agency(), Keys.options());
                try {
                    meanwhile.addAll(names());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };

        new SigningJob(Keys.officer(), Keys.options(), observer).toFile(in, out);

        assertThat(meanwhile).containsExactly(".out.pdf.1.draft", "in.pdf", "out.pdf");
        assertThat(names()).containsExactly("in.pdf", "out.pdf");
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(Keys.OFFICER.certificate());
        }
    }
}
