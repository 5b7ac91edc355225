package vn.motcua.signing.token;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts another JVM with this one's class path; what it prints on standard error is this one's. */
final class Jvm {

    private Jvm() {}

    static ProcessBuilder running(Class<?> main, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IOException("this JVM's own command is not known"))));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
