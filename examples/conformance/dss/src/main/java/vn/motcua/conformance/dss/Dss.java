package vn.motcua.conformance.dss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The process: one request a line on standard input, fields parted by tabs, answers on standard output.
 *
 * <pre>
 * validate FILE ANCHORS CRL...      signature FORMAT INDICATION SUBINDICATION   for each signature, then done
 * decipher PASSWORD FILE ANCHORS CRL...    the same of a document under a password
 * judge    now|TIME CONTENT:... FILE ANCHORS CRL...   the same at a time, of a signature beside the files it signs
 * make     FORM LEVEL ALGORITHM OUT PKCS12 PASSWORD TSA ANCHORS IN...    made, then done
 * join, counter, raise    the same operands, the signature as first of those it covers
 * sign     IN OUT PKCS12 PASSWORD MEMORY|FILES COUNT     cpu NANOSECONDS WALL-NANOSECONDS of one, then done
 * sign-xml IN OUT PKCS12 PASSWORD COUNT                  the same of an enveloped XAdES B-B
 * time     DEFAULT|LEAN COUNT FILE ANCHORS CRL...        the same of validating, where every signature has to pass
 * spent                             spent NANOSECONDS of CPU by the process so far, then done
 * </pre>
 *
 * <p>A request that fails is answered by a line {@code error MESSAGE}; the process lives on until its input ends.
 */
public final class Dss {

    private Dss() {}

    /**
     * Answers until the input ends.
     *
     * @param arguments none
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answer(List.of(line.split("\t", -1)), answers);
        }
    }

    private static void answer(List<String> request, PrintStream answers) {
        List<String> operands = request.subList(1, request.size());
        try {
            List<String> lines = switch (request.get(0)) {
                case "validate" -> DssJudge.validate(operands);
                case "decipher" -> DssJudge.decipher(operands);
                case "judge" -> DssJudge.judge(operands);
                case "make" -> DssMaker.make(operands);
                case "join" -> DssMaker.join(operands);
                case "raise" -> DssMaker.raise(operands);
                case "counter" -> DssMaker.counter(operands);
                case "sign" -> DssSigner.sign(operands);
                case "sign-xml" -> DssTimed.signXml(operands);
                case "time" -> DssTimed.judge(operands);
                case "spent" -> CpuTime.spent();
                default -> throw new IllegalArgumentException("unknown request " + request.get(0));
            };
            lines.forEach(answers::println);
            answers.println("done");
        } catch (Exception e) {
            answers.println("error\t" + e.toString().replaceAll("\\s+", " "));
        }
    }
}
