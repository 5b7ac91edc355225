package vn.motcua.signing.token.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the file to use instead of a driver that is for another width or processor. */
final class Replacements {

    private static final Wording REMEDY = new Wording("Use %s instead.", "Hãy dùng tệp %s thay thế.");

    /** How makers name the sibling of a file: in its name, or by the folder beside it. */
    private static final List<String> SUFFIXES =
            List.of("64", "_64", "-64", "_x64", "-x64", "32", "_32", "-32", "_x86", "-x86");

    private static final List<String> FOLDERS =
            List.of("x64", "amd64", "x86_64", "64", "Win64", "arm64", "x86", "i386", "32", "Win32");

    private final Machine machine;
    private final List<DriverCandidate> all;

    Replacements(Machine machine, List<DriverCandidate> all) {
        this.machine = machine;
        this.all = all;
    }

    static String remedy(Locale locale, Path replacement) {
        return REMEDY.in(locale, replacement);
    }

    /** Lists the drivers of the same issuer that fit, those of the same name first. */
    List<Path> of(DriverCandidate unfit) {
        String name = name(unfit.library());
        Set<Path> found = new LinkedHashSet<>();
        all.stream()
                .filter(other -> !other.library().equals(unfit.library()))
                .filter(other -> isSibling(unfit, other))
                .sorted(Comparator.comparing(other -> !name(other.library()).equalsIgnoreCase(name)))
                .map(DriverCandidate::library)
                .forEach(found::add);
        found.addAll(beside(unfit.library()));
        return found.stream()
                .filter(file -> FileHeader.read(file).fits(machine))
                .toList();
    }

    private static boolean isSibling(DriverCandidate unfit, DriverCandidate other) {
        return name(unfit.library()).equalsIgnoreCase(name(other.library()))
                || (!unfit.issuer().isEmpty() && unfit.issuer().equals(other.issuer()));
    }

    private static List<Path> beside(Path library) {
        Path folder = library.getParent();
        if (folder == null) {
            return List.of();
        }
        String name = name(library);
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        List<Path> possible = new ArrayList<>();
        for (String suffix : SUFFIXES) {
            possible.add(folder.resolve(stem + suffix + ending));
            if (stem.endsWith(suffix)) {
                possible.add(folder.resolve(stem.substring(0, stem.length() - suffix.length()) + ending));
            }
        }
        for (String beside : FOLDERS) {
            possible.add(folder.resolve(beside).resolve(name));
            possible.add(folder.resolveSibling(beside).resolve(name));
        }
        return possible.stream()
                .filter(file -> !file.equals(library) && Files.isRegularFile(file))
                .toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
