package vn.motcua.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is signed is a subcommand. */
@Command(
        name = "sign",
        description = "Sign a file.",
        subcommands = {SignPdfCommand.class, SignXmlCommand.class, SignFileCommand.class})
final class SignCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "sign what? pdf, xml, file");
    }
}
