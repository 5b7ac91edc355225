package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** Text made to harm is read, or the document refused, soon and in a small heap. */
class HostileTextTest {

    private static final long MOST_MILLIS = 5000;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void stamp_hostileText_isReadOrRefusedSoonAndInASmallHeap() throws IOException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> document : HostileText.all().entrySet()) {
            Files.write(folder.resolve(names.size() + ".pdf"), document.getValue());
            names.add(document.getKey());
        }

        List<String> lines;
        try (ChildJvm child = ChildJvm.start(
                Stamper.class, List.of("-Xmx128m", "-XX:MaxDirectMemorySize=16m"), folder, names.size())) {
            lines = child.lines();
            assertThat(child.exitCode()).as(lines.toString()).isZero();
        }

        assertThat(lines).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            String[] answer = lines.get(i).split(" ", -1);
            assertThat(answer[0]).as(names.get(i)).isIn("PDF_DAMAGED", "LIMIT_EXCEEDED", "INVALID_VALUE");
            assertThat(Long.parseLong(answer[1])).as(names.get(i)).isLessThan(MOST_MILLIS);
        }
    }

    /** Looks for a name on the page of each document of a folder; says how it ended and what CPU time it took. */
    static final class Stamper {

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                String end = attempt(folder.resolve(i + ".pdf"), folder.resolve("out.pdf"));
                long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                System.out.println(end + " " + TimeUnit.NANOSECONDS.toMillis(nanos));
            }
        }

        private static String attempt(Path in, Path out) {
            try {
                PdfSigner.sign(
                        in,
                        out,
                        Keys.officer(),
                        Keys.options()
                                .withAppearance(SignatureAppearance.person(Pictures.signature(), "A")
                                        .withPosition("A")));
                return "SIGNED";
            } catch (MotcuaException e) {
                return e.code().name();
            }
        }
    }
}
