package vn.motcua.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.MotcuaException;

/** Turns whatever goes wrong into one message on standard error, one JSON document if asked for, and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final boolean json;

    Failures(String... arguments) {
        this.json = Arrays.asList(arguments).contains("--json");
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("motcua: " + wrong.getMessage());
        command.getErr().println("Try: motcua " + pathOf(command) + "--help");
        printJson(command, "USAGE", String.valueOf(wrong.getMessage()), "");
        return ExitCode.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof MotcuaException known) {
            command.getErr().println("motcua: " + known.getMessage());
            command.getErr().println("        " + known.remedy(VIETNAMESE));
            printJson(command, known.code().name(), String.valueOf(known.getMessage()), known.remedy(VIETNAMESE));
            return ExitCode.of(known);
        }
        command.getErr().println("motcua: a fault of the program: " + failure);
        failure.printStackTrace(command.getErr());
        printJson(command, "INTERNAL", String.valueOf(failure), "");
        return ExitCode.ENVIRONMENT;
    }

    private void printJson(CommandLine command, String code, String message, String remedy) {
        if (!json) {
            return;
        }
        ObjectNode document = JsonDocument.create();
        ObjectNode error = document.putObject("error");
        error.put("code", code).put("message", message);
        if (!remedy.isEmpty()) {
            error.put("remedy", remedy);
        }
        JsonDocument.print(document, command.getOut());
    }

    private static String pathOf(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName(" ");
        return name.equals("motcua") ? "" : name.substring("motcua ".length()) + " ";
    }
}
