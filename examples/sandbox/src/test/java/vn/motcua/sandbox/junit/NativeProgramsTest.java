package vn.motcua.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeProgramsTest {

    @Test
    void missing_programOnThePathAndOneThatIsNot_namesTheOther(@TempDir Path folder) throws Exception {
        Path program = Files.createFile(folder.resolve("there"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        List<String> missing = new NativePrograms(false, List.of(folder)).missing("there", "not-there");

        assertThat(missing).containsExactly("not-there");
    }
}
