package vn.motcua.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.SandboxOptions;

/** The portals and gateways on loopback until the process is ended. */
@Command(name = "sandbox", description = "Run the national portal and the payment platform on loopback until ended.")
final class SandboxCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Port; 0 takes a free one (0).")
    private int port;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port: got " + port + ", expected 0 to 65535");
        }
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withPort(port))) {
            json.print(
                    spec.commandLine().getOut(),
                    () -> "portal   " + sandbox.portal().loginUrl() + "  "
                            + sandbox.portal().serviceUrl()
                            + "\n         user " + sandbox.portal().username() + ", password "
                            + sandbox.portal().password() + ", agency "
                            + sandbox.portal().agencyCode()
                            + "\npayment  " + sandbox.payments().initUrl() + "  "
                            + sandbox.payments().queryUrl()
                            + "\n         partner " + sandbox.payments().partnerCode() + ", secret "
                            + sandbox.payments().secret(),
                    document -> {
                        document.putObject("portal")
                                .put("loginUrl", sandbox.portal().loginUrl().toString())
                                .put("serviceUrl", sandbox.portal().serviceUrl().toString())
                                .put("username", sandbox.portal().username())
                                .put("password", sandbox.portal().password())
                                .put("agencyCode", sandbox.portal().agencyCode());
                        document.putObject("payment")
                                .put("initUrl", sandbox.payments().initUrl().toString())
                                .put("queryUrl", sandbox.payments().queryUrl().toString())
                                .put("partnerCode", sandbox.payments().partnerCode())
                                .put("secret", sandbox.payments().secret());
                    });
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }
}
