package vn.motcua.benchmarks.signing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.benchmarks.harness.LineProcess;

/** Starts who signs and validates, each in a JVM of its own. */
final class SigningJvm {

    private static final String PEER = "vn.motcua.conformance.dss.Dss";
    private static final List<String> ROOMY = List.of("-XX:+UseSerialGC", "-Xmx2g");

    private SigningJvm() {}

    /** Ours, with a heap of so many megabytes. */
    static LineProcess ours(int megabytes) throws IOException {
        return LineProcess.start(
                List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m", "-XX:MaxDirectMemorySize=16m"),
                System.getProperty("java.class.path"),
                SigningChild.class.getName());
    }

    /** EU DSS, which keeps whole documents in memory by default. */
    static LineProcess dss() throws IOException {
        Path target = Home.of("examples", "conformance", "dss", "target");
        String libraries = Files.readString(target.resolve("classpath.txt")).strip();
        return LineProcess.start(ROOMY, target.resolve("classes") + File.pathSeparator + libraries, PEER);
    }

    /** The first number of an answer, after its name. */
    static long number(List<String> answer) {
        return Long.parseLong(answer.get(0).split("\t", -1)[1]);
    }
}
