package vn.motcua.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;

class SystemChecksTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"Linux,UTF-8,OK", "Linux,ANSI_X3.4-1968,ATTENTION", "Windows 11,Cp1258,OK"})
    void java_characterSetThatCannotNameVietnameseFiles_isTold(String system, String characters, Status status) {
        List<Finding> findings = new JavaCheck(Map.of(
                        "os.name",
                        system,
                        "sun.jnu.encoding",
                        characters,
                        "os.arch",
                        "amd64",
                        "java.version",
                        "17.0.15"))
                .run();

        assertThat(findings.get(findings.size() - 1).status()).isEqualTo(status);
        assertThat(findings.get(0).facts()).containsEntry("architecture", "amd64");
    }

    @Test
    void nativeCode_thatCannotBeLoaded_willNotWork() {
        NativeCodeCheck check = new NativeCodeCheck(() -> {
            throw new UnsatisfiedLinkError("failed to map segment from shared object");
        });

        assertThat(check.run()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.WILL_NOT_WORK);
            assertThat(finding.text().english())
                    .contains("failed to map segment")
                    .contains("jna.tmpdir");
        });
        assertThat(NativeCodeCheck.ofThisProcess().run())
                .extracting(Finding::status)
                .containsExactly(Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"1000000000,OK", "100000000,ATTENTION", "1000000,WILL_NOT_WORK"})
    void tempFolder_freeSpace_decides(long free, Status status) {
        assertThat(new TempFolderCheck(folder, it -> free).run())
                .extracting(Finding::status)
                .containsExactly(status);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tempFolder_thatIsNotThere_willNotWork() {
        assertThat(TempFolderCheck.of(folder.resolve("none")).run())
                .extracting(Finding::status)
                .containsExactly(Status.WILL_NOT_WORK);
    }

    @Test
    void database_driversOnTheClassPath_areSeenWithoutBeingStarted() throws Exception {
        Path driver = Files.createDirectories(folder.resolve("org/postgresql")).resolve("Driver.class");
        Files.write(driver, new byte[0]);
        try (URLClassLoader broken =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(new DatabaseCheck(broken).run())
                    .extracting(Finding::status)
                    .containsOnly(Status.NOTE);
        }
        Path source = Files.writeString(
                folder.resolve("Driver.java"),
                "package org.postgresql; public class Driver { static { if (true) throw new Error(); } }");
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        try (URLClassLoader there = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(new DatabaseCheck(there).run())
                    .extracting(Finding::status)
                    .containsExactly(Status.NOTE, Status.OK);
        }
    }

    @Test
    void fonts_bundled_haveEveryLetter() {
        assertThat(FontsCheck.bundled().run()).extracting(Finding::status).containsExactly(Status.OK);
    }

    @Test
    void fonts_missingOrBroken_willNotWork() {
        assertThat(new FontsCheck(Optional::empty).run())
                .extracting(Finding::status)
                .containsExactly(Status.WILL_NOT_WORK);
        assertThat(new FontsCheck(() -> Optional.of(new ByteArrayInputStream(new byte[40]))).run())
                .extracting(Finding::status)
                .containsExactly(Status.WILL_NOT_WORK);
    }

    @ParameterizedTest
    @CsvSource({
        "'echo \"List of available languages (2):\"; echo eng; echo vie', OK",
        "'echo eng', WILL_NOT_WORK",
        "'exit 1', WILL_NOT_WORK",
        "'exec sleep 60', WILL_NOT_WORK"
    })
    @RequiresNative("sh")
    void tesseract_installed_hasToRunAndKnowVietnamese(String script, Status status) throws Exception {
        Path program = Files.writeString(folder.resolve("tesseract"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(new TesseractCheck("/nowhere:" + folder, Duration.ofSeconds(3)).run())
                .extracting(Finding::status)
                .containsExactly(status);
    }

    @Test
    void tesseract_notInstalled_callsForAttention() {
        assertThat(new TesseractCheck(folder.toString(), Duration.ofSeconds(2)).run())
                .extracting(Finding::status)
                .containsExactly(Status.ATTENTION);
    }

    @Test
    void trust_certificatesInDate_areCounted() throws Exception {
        Files.write(
                folder.resolve("root.der"),
                TestPki.create(CLOCK)
                        .issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"))
                        .certificate()
                        .getEncoded());

        assertThat(new TrustCheck(List.of(folder), CLOCK).run()).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.OK);
            assertThat(it.text().english()).startsWith("1 ");
        });
        assertThat(new TrustCheck(List.of(folder), Clock.offset(CLOCK, Duration.ofDays(36500))).run())
                .extracting(Finding::status)
                .containsExactly(Status.ATTENTION);
    }

    @Test
    void trust_nothingOrRubbish_willNotWorkAndNotNamed_isANote() throws Exception {
        assertThat(new TrustCheck(List.of(), CLOCK).run())
                .extracting(Finding::status)
                .containsExactly(Status.NOTE);
        assertThat(new TrustCheck(List.of(folder), CLOCK).run())
                .extracting(Finding::status)
                .containsExactly(Status.WILL_NOT_WORK);
        Path rubbish = Files.writeString(folder.resolve("root.pem"), "no certificate");
        assertThat(new TrustCheck(List.of(rubbish), CLOCK).run())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.status()).isEqualTo(Status.WILL_NOT_WORK);
                    assertThat(it.facts()).containsEntry("code", "CERTIFICATE_UNREADABLE");
                });
    }
}
