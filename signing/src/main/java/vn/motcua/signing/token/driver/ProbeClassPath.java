package vn.motcua.signing.token.driver;

import com.sun.jna.Native;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;

/**
 * The class path a probe runs with: the files the classes it needs came from, however this process was started, and
 * what this process itself runs with.
 */
final class ProbeClassPath {

    /** A command line of Windows has no room for more. */
    private static final int LONGEST = 30_000;

    private ProbeClassPath() {}

    static String ofThisProcess() {
        Set<String> files = new LinkedHashSet<>();
        Stream.of(ProbeMain.class, FailureCode.class, Native.class)
                .flatMap(type -> source(type).stream())
                .forEach(files::add);
        String needed = String.join(File.pathSeparator, files);
        Stream.of("java.class.path", "jdk.module.path")
                .flatMap(property ->
                        Arrays.stream(System.getProperty(property, "").split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .forEach(files::add);
        String all = String.join(File.pathSeparator, files);
        return all.length() > LONGEST ? needed : all;
    }

    /** The jar or folder of a class; empty where classes come from elsewhere, a jar within a jar for instance. */
    private static Optional<String> source(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !"file".equals(location.getProtocol())) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(location.toURI());
            return Files.exists(file) ? Optional.of(file.toString()) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
