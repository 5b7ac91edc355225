package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.ChildJvm;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** Large files, and files made to harm, in a process whose heap is small. */
class SmallHeapTest {

    private static final long MOST_MILLIS = 5000;

    @TempDir
    Path folder;

    @Test
    @Timeout(240)
    void signAndValidate_110MbIn32MbOfHeap_holds() throws IOException {
        requireSigned(110_000_000);
    }

    @Test
    @Tag("full")
    @Timeout(1200)
    void signAndValidate_beyond2GbIn32MbOfHeap_holds() throws IOException {
        requireSigned(2_300_000_000L);
    }

    private void requireSigned(long length) throws IOException {
        Path in = folder.resolve("in");
        try (RandomAccessFile file = new RandomAccessFile(in.toFile(), "rw")) {
            file.setLength(length);
            file.write(new byte[] {1, 2, 3});
        }

        assertThat(lines(Signing.class, "-Xmx32m", in))
                .containsExactly("attached 1", "twice 2", "detached 1", "container 1", "container twice 2");
    }

    private static List<String> lines(Class<?> main, String heap, Object... arguments) {
        try (ChildJvm child = ChildJvm.start(main, List.of(heap, "-XX:MaxDirectMemorySize=16m"), arguments)) {
            List<String> lines = child.lines();
            assertThat(child.exitCode()).as(lines.toString()).isZero();
            return lines;
        }
    }

    /** Signs a file in every way, validates, and says how many intact signatures over all of it there are. */
    static final class Signing {

        private final Path folder;

        private Signing(Path folder) {
            this.folder = folder;
        }

        public static void main(String[] arguments) throws Exception {
            Path in = Path.of(arguments[0]);
            new Signing(in.getParent()).run(in, CmsSetting.curve("secp256r1"));
        }

        private void run(Path in, SigningKey key) throws IOException {
            Path one = folder.resolve("one");
            Path two = folder.resolve("two");
            CmsSignOptions options = CmsSignOptions.defaults();
            CmsSigner.sign(in, one, key, options.withPackaging(CmsPackaging.ATTACHED));
            say("attached", one, ValidationOptions.defaults());
            CmsSigner.coSign(one, two, key, options);
            say("twice", two, ValidationOptions.defaults());
            CmsSigner.sign(in, one, key, options);
            say("detached", one, ValidationOptions.defaults().withContent(in));
            AsicSigner.sign(List.of(in), one, key, AsicSignOptions.defaults());
            say("container", one, ValidationOptions.defaults());
            AsicSigner.coSign(one, two, key, AsicSignOptions.defaults());
            say("container twice", two, ValidationOptions.defaults());
            Files.delete(one);
            Files.delete(two);
        }

        private static void say(String what, Path file, ValidationOptions options) {
            long intact = SignatureValidator.validate(file, options).signatures().stream()
                    .filter(SignatureReport::integrity)
                    .count();
            System.out.println(what + " " + intact);
        }
    }

    @Test
    @Timeout(240)
    void readAny_hostileFile_isRefusedSoonAndInASmallHeap() throws Exception {
        List<String> names = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (HostileCmsTest.Hostile hostile : HostileCmsTest.files().toList()) {
            Files.write(folder.resolve(names.size() + ".cms"), hostile.making().make());
            names.add(hostile.name());
            codes.add(hostile.code().name());
        }
        for (AsicContainerTest.Attack attack : AsicContainerTest.attacks().toList()) {
            byte[] zip = attack.change().of(AsicContainerTest.zip("aaaa", "bbbb", "cccc"));
            Files.write(folder.resolve(names.size() + ".zip"), zip);
            names.add(attack.name());
            codes.add(attack.code().name());
        }

        List<String> lines = lines(Reading.class, "-Xmx128m", folder, names.size());

        assertThat(lines).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            String[] answer = lines.get(i).split(" ", -1);
            assertThat(answer[0]).as(names.get(i)).isEqualTo(codes.get(i));
            assertThat(answer[1]).as("%s, validated", names.get(i)).isNotEqualTo("TOTAL_PASSED");
            assertThat(Long.parseLong(answer[2])).as(names.get(i)).isLessThan(MOST_MILLIS);
        }
    }

    /** Opens and validates each file of a folder; says for each how that ended and what CPU time it took. */
    static final class Reading {

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                Path cms = folder.resolve(i + ".cms");
                Path file = Files.exists(cms) ? cms : folder.resolve(i + ".zip");
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                String end = opened(file, folder.resolve("out")) + " " + validated(file);
                long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                System.out.println(end + " " + TimeUnit.NANOSECONDS.toMillis(nanos));
            }
        }

        private static String opened(Path file, Path out) {
            try {
                if (file.toString().endsWith(".zip")) {
                    AsicContainer.open(file, AsicLimits.defaults()).close();
                } else {
                    CmsSigner.extend(file, out, CmsExtendOptions.to(SignatureLevel.B_T));
                }
                return "READ";
            } catch (MotcuaException e) {
                return e.code().name();
            }
        }

        private static String validated(Path file) {
            try {
                return SignatureValidator.validate(file, ValidationOptions.defaults()).signatures().stream()
                        .map(report -> report.indication().name())
                        .distinct()
                        .collect(Collectors.joining("+", "", ""));
            } catch (MotcuaException e) {
                return e.code().name();
            }
        }
    }
}
