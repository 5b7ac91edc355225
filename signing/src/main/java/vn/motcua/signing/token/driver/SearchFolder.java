package vn.motcua.signing.token.driver;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place where drivers are installed.
 *
 * @param system the system that has it
 * @param place an absolute path; <code>${NAME}</code> stands for an environment variable, a star for any part of one
 *     name
 */
record SearchFolder(OperatingSystem system, String place) {

    /** A folder with more entries than this is no place where drivers are installed. */
    static final int MOST_ENTRIES = 20_000;

    /** Lists the folders of the place that are there, in the order of their names. */
    List<Path> on(Machine machine) {
        if (machine.system() != system) {
            return List.of();
        }
        return machine.segments(place).map(segments -> walk(machine, segments)).orElse(List.of());
    }

    private static List<Path> walk(Machine machine, List<String> segments) {
        List<Path> folders;
        try {
            folders = List.of(machine.start(segments.get(0)));
            for (String segment : segments.subList(1, segments.size())) {
                folders = folders.stream()
                        .flatMap(folder -> below(folder, segment))
                        .toList();
            }
        } catch (InvalidPathException e) {
            return List.of(); // a variable that holds no path
        }
        return folders;
    }

    private static Stream<Path> below(Path folder, String segment) {
        if (!segment.contains("*")) {
            Path named = folder.resolve(segment);
            return Files.isDirectory(named) ? Stream.of(named) : Stream.empty();
        }
        return entries(folder, segment).stream().filter(Files::isDirectory);
    }

    /** Lists what is in a folder; one that cannot be read is as good as empty. */
    static List<Path> entries(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            for (Path entry : entries) {
                found.add(entry);
                if (found.size() == MOST_ENTRIES) {
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
