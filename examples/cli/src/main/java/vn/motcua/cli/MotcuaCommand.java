package vn.motcua.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.cli.demo.DemoCommand;

/** The command without a subcommand. */
@Command(
        name = "motcua",
        description = "Dossiers, signing, payment and digitisation for communes.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = picocli.CommandLine.ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or valid",
            "1:a negative answer: invalid, declined, rejected",
            "2:wrong usage or bad input",
            "3:the environment failed: network, token, disk"
        },
        subcommands = {
            DemoCommand.class,
            TokensCommand.class,
            DoctorCommand.class,
            SignCommand.class,
            ExtendCommand.class,
            VerifyCommand.class,
            DigitizeCommand.class,
            FeeCommand.class,
            DeadlineCommand.class,
            IndicatorsCommand.class,
            SandboxCommand.class
        })
final class MotcuaCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
