package vn.motcua.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Starts the command line: {@code motcua COMMAND}. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code: 0 done or valid, 1 a negative answer, 2 wrong usage or
     * bad input, 3 the environment failed.
     *
     * @param arguments the command and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new MotcuaCommand());
        Failures failures = new Failures(arguments);
        commandLine.setOut(out).setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler(failures);
        commandLine.setExecutionExceptionHandler(failures);
        int exitCode = commandLine.execute(arguments);
        out.flush();
        err.flush();
        return exitCode;
    }

    /** Vietnamese must come out whole whatever the locale of the terminal is. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
