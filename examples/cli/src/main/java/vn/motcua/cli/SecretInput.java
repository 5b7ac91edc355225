package vn.motcua.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** Where a PIN or password comes from: the environment, a file, or a prompt; never an argument, which others can see. */
final class SecretInput {

    private static final int LONGEST = 4096;

    @Option(
            names = {"--pin-env", "--password-env"},
            paramLabel = "NAME",
            description = "Take the PIN or password from this environment variable.")
    private @Nullable String environmentVariable;

    @Option(
            names = {"--pin-file", "--password-file"},
            paramLabel = "FILE",
            description = "Take the PIN or password from the first line of this file.")
    private @Nullable Path file;

    /** Says whether there is something to read without a prompt. */
    boolean given() {
        return environmentVariable != null || file != null;
    }

    /** Returns a fresh array that the caller wipes. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on the prompt returns null where nobody is there to answer
    char[] read(String prompt) {
        if (environmentVariable != null) {
            return fromEnvironment(environmentVariable);
        }
        if (file != null) {
            return fromFile(file);
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s: ", prompt);
        if (typed == null) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "PIN",
                    "none, and there is no terminal to ask at",
                    "--pin-env, --pin-file, --password-env or --password-file");
        }
        return typed;
    }

    private static char[] fromEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "environment variable " + name, "nothing", "a PIN or password");
        }
        return value.toCharArray();
    }

    private static char[] fromFile(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST);
            CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            char[] line = firstLine(characters);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(characters.array(), '\0');
            return line;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    FailureCode.FILE_NOT_FOUND, "reading the PIN or password", "no file " + file, e);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "reading the PIN or password", "cannot read " + file, e);
        }
    }

    private static char[] firstLine(CharBuffer characters) {
        int end = 0;
        while (end < characters.length() && characters.charAt(end) != '\n' && characters.charAt(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        characters.get(line);
        return line;
    }
}
