package vn.motcua.benchmarks.signing;

import java.nio.file.Path;

/** Where the build has put what is measured; {@code scripts/bench} says where the repository is. */
final class Home {

    private Home() {}

    static Path of(String first, String... more) {
        return Path.of(System.getProperty("motcua.home", Path.of("..", "..").toString()))
                .resolve(Path.of(first, more))
                .toAbsolutePath()
                .normalize();
    }
}
