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

/** Documents made to harm end in an error of ours, soon and in a small heap. */
class HostilePdfTest {

    private static final long MOST_MILLIS = 5000;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void sign_hostileDocument_isRefusedSoonAndInASmallHeap() throws IOException {
        assertRefused(HostilePdf.all(), "invisible", "PDF_DAMAGED", "LIMIT_EXCEEDED", "PDF_ENCRYPTED");
    }

    /** A text that is read to its end has no gap above a name, which is the value that is invalid. */
    @Test
    @Timeout(300)
    void sign_hostileText_isReadOrRefusedSoonAndInASmallHeap() throws IOException {
        assertRefused(HostileText.all(), "person", "PDF_DAMAGED", "LIMIT_EXCEEDED", "INVALID_VALUE");
    }

    private void assertRefused(Map<String, byte[]> documents, String role, String... codes) throws IOException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            Files.write(folder.resolve(names.size() + ".pdf"), document.getValue());
            names.add(document.getKey());
        }

        List<String> lines;
        try (ChildJvm child = ChildJvm.start(
                Signer.class, List.of("-Xmx128m", "-XX:MaxDirectMemorySize=16m"), folder, names.size(), role)) {
            lines = child.lines();
            assertThat(child.exitCode()).as(lines.toString()).isZero();
        }

        assertThat(lines).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            String[] answer = lines.get(i).split(" ", -1);
            assertThat(answer[0]).as(names.get(i)).isIn((Object[]) codes);
            assertThat(Long.parseLong(answer[1])).as(names.get(i)).isLessThan(MOST_MILLIS);
        }
    }

    /** Signs each document of a folder; says for each how it ended and what CPU time it took. */
    static final class Signer {

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            PdfSignOptions options = arguments[2].equals("person")
                    ? Keys.options()
                            .withAppearance(SignatureAppearance.person(Pictures.signature(), "A")
                                    .withPosition("A"))
                    : Keys.options();
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                String end = attempt(folder.resolve(i + ".pdf"), folder.resolve("out.pdf"), options);
                long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                System.out.println(end + " " + TimeUnit.NANOSECONDS.toMillis(nanos));
            }
        }

        private static String attempt(Path in, Path out, PdfSignOptions options) {
            try {
                PdfSigner.sign(in, out, Keys.officer(), options);
                return "SIGNED";
            } catch (MotcuaException e) {
                return e.code().name();
            }
        }
    }
}
