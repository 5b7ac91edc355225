package vn.motcua.benchmarks.signing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;

/** What an application gets with {@code motcua-signing}: the class path that Maven resolves for it. */
final class RuntimeJars {

    private static final Goal FEW = Goal.atMost(new Quantity(22, "jars"));
    private static final Goal SMALL = Goal.atMost(new Quantity(25, "MB"));

    private RuntimeJars() {}

    static List<Row> rows() throws IOException {
        String classPath = Files.readString(Home.of("signing", "target", "runtime-classpath.txt"));
        List<Path> jars = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath.strip())
                .map(Path::of)
                .filter(jar -> jar.toString().endsWith(".jar"))
                .toList();
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return List.of(
                Row.alone("jars that motcua-signing brings", new Quantity(jars.size(), "jars"), FEW),
                Row.alone("their size", new Quantity(bytes / 1e6, "MB"), SMALL));
    }
}
