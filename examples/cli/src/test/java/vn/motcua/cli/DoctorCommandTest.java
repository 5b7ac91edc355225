package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.motcua.sandbox.junit.RequiresNative;

class DoctorCommandTest {

    /** An ELF header for 32-bit Intel, and nothing more. */
    private static final byte[] ELF_32 =
            Arrays.copyOf(new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0}, 52);

    @TempDir
    private Path folder;

    @Test
    void doctor_nothingWrong_isOneDocumentWithItsVersionFirst() {
        Run run = Run.of("doctor", "--json", "--check", "java", "--check", "fonts", "--check", "database");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().replaceAll("\\s", "")).startsWith("{\"version\":1,\"status\":");
        assertThat(run.json()
                        .get("checks")
                        .valueStream()
                        .map(it -> it.get("check").asString()))
                .containsExactly("java", "fonts", "database");
    }

    @Test
    void doctor_driverOfTheWrongWidth_isNegativeAndSaysWhatToInstall() throws Exception {
        Files.write(folder.resolve("libbit4xpki.so"), ELF_32);

        Run run = Run.of("doctor", "--check", "drivers", "--driver-folder", folder, "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        JsonNode driver = run.json().at("/checks/0/findings/0");
        assertThat(driver.at("/facts/state").asString()).isEqualTo("WRONG_WIDTH");
        assertThat(driver.at("/facts/bits").asString()).isEqualTo("32");
        assertThat(driver.get("messageVi").asString()).contains("32 bit");
    }

    @Test
    void doctor_text_hasALineForEachFinding() {
        Run run = Run.of("doctor", "--check", "trust", "--check", "fonts");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(2);
    }

    @Test
    void doctor_unknownCheck_isBadInput() {
        assertThat(Run.of("doctor", "--check", "weather").exitCode()).isEqualTo(2);
    }

    @Test
    void doctor_noFolderForTemporaryFiles_isNegative() throws Exception {
        Run run = motcua(List.of(
                "-Djava.io.tmpdir=" + folder.resolve("none"),
                "-cp",
                System.getProperty("java.class.path"),
                "vn.motcua.cli.Main",
                "doctor",
                "--json",
                "--check",
                "temp-folder"));

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    @RequiresNative("gcc")
    void doctorAndTokens_asOneJar_tryDriversInProcessesOfTheirOwn() throws Exception {
        Path drivers = Files.createDirectories(folder.resolve("drivers"));
        Path source = Files.writeString(
                folder.resolve("crash.c"),
                "int C_GetFunctionList(void **p) { *p = 0; *(volatile int *)0 = 1; return 0; }\n");
        run(List.of(
                "gcc",
                "-shared",
                "-fPIC",
                "-o",
                drivers.resolve("libbit4xpki.so").toString(),
                source.toString()));
        Path jar = oneJar();

        Run doctor = motcua(List.of(
                "-jar",
                jar.toString(),
                "doctor",
                "--check",
                "drivers",
                "--driver-folder",
                drivers.toString(),
                "--json"));
        Run tokens = motcua(List.of("-jar", jar.toString(), "tokens", "--driver-folder", drivers.toString(), "--json"));

        assertThat(doctor.exitCode()).as(doctor.err()).isEqualTo(1);
        assertThat(doctor.out()).contains("\"state\" : \"CRASHED\"").contains("SIGSEGV");
        assertThat(tokens.exitCode()).as(tokens.err()).isZero();
        assertThat(tokens.json().at("/drivers/0/state").asString()).isEqualTo("CRASHED");
        assertThat(tokens.err()).contains("libbit4xpki.so");
    }

    /** The class path as one jar, as the build's shading makes it. */
    private Path oneJar() throws IOException {
        Path jar = folder.resolve("one.jar");
        Set<String> written = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(1);
            written.add(JarFile.MANIFEST_NAME);
            out.putNextEntry(new JarEntry(JarFile.MANIFEST_NAME));
            out.write("Manifest-Version: 1.0\nMain-Class: vn.motcua.cli.Main\n\n".getBytes(StandardCharsets.UTF_8));
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                add(Path.of(entry), out, written);
            }
        }
        return jar;
    }

    private static void add(Path part, JarOutputStream out, Set<String> written) throws IOException {
        if (Files.isDirectory(part)) {
            Files.walkFileTree(part, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    write(part.relativize(file).toString(), Files.readAllBytes(file), out, written);
                    return FileVisitResult.CONTINUE;
                }
            });
        } else if (Files.exists(part)) {
            try (JarFile jar = new JarFile(part.toFile())) {
                for (JarEntry entry : (Iterable<JarEntry>) jar.stream().filter(it -> !it.isDirectory())::iterator) {
                    write(entry.getName(), jar.getInputStream(entry).readAllBytes(), out, written);
                }
            }
        }
    }

    private static void write(String name, byte[] content, JarOutputStream out, Set<String> written)
            throws IOException {
        boolean needed = Stream.of(
                        "vn/motcua/",
                        "com/sun/jna/",
                        "picocli/",
                        "tools/jackson/",
                        "com/fasterxml/",
                        "org/apache/",
                        "org/bouncycastle/")
                .anyMatch(name::startsWith);
        if (needed && written.add(name)) {
            out.putNextEntry(new JarEntry(name));
            out.write(content);
        }
    }

    private Run motcua(List<String> arguments) throws Exception {
        return run(Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        arguments.stream())
                .toList());
    }

    private Run run(List<String> command) throws Exception {
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.flush();
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Files.readString(err));
    }
}
