package vn.motcua.benchmarks.signing;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.Pkcs12Key;
import vn.motcua.signing.token.Pkcs12Options;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.RevocationRule;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Ours in a JVM of its own; the peer answers the same requests in its own. */
final class SigningChild {

    private static final int BLOCK = 1 << 16;
    private static final int FEW = 9;
    private static final int FIRST_LIST = 5;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Map<String, SigningKey> keys = new HashMap<>();

    private SigningChild() {}

    public static void main(String[] arguments) throws IOException {
        SigningChild child = new SigningChild();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            try {
                System.out.println(child.answer(Arrays.asList(line.split("\t", -1))));
                System.out.println("done");
            } catch (IOException | MotcuaException e) {
                System.out.println("error\t" + e);
            }
        }
    }

    private String answer(List<String> words) throws IOException {
        return switch (words.get(0)) {
            case "sign" -> sign(words);
            case "copy" ->
                timed(Integer.parseInt(words.get(3)), () -> copy(Path.of(words.get(1)), Path.of(words.get(2))));
            case "serial" -> serial(words);
            case "verify" -> verify(words);
            case "sign-xml" -> signXml(words);
            case "time" -> validate(words);
            case "peak" -> "peak\t" + PeakMemory.ofThisProcess();
            default -> "spent\t" + SYSTEM.getProcessCpuTime();
        };
    }

    private interface Work {
        void run() throws IOException;
    }

    private static String timed(int count, Work work) throws IOException {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        for (int i = 0; i < count; i++) {
            work.run();
        }
        return "cpu\t" + (SYSTEM.getProcessCpuTime() - cpu) / count + "\t" + (System.nanoTime() - wall) / count;
    }

    private SigningKey key(String file, String password) {
        return keys.computeIfAbsent(
                file, name -> Pkcs12Key.open(Path.of(name), password.toCharArray(), Pkcs12Options.defaults()));
    }

    /** Operands: input, output, PKCS#12 file, its password, how it works (the peer's), how often. */
    private String sign(List<String> words) throws IOException {
        SigningKey key = key(words.get(3), words.get(4));
        PdfSignOptions options = PdfSignOptions.defaults();
        return timed(
                Integer.parseInt(words.get(6)),
                () -> PdfSigner.sign(Path.of(words.get(1)), Path.of(words.get(2)), key, options));
    }

    /** Operands: input, output, PKCS#12 file, its password, how often. */
    private String signXml(List<String> words) throws IOException {
        SigningKey key = key(words.get(3), words.get(4));
        XmlSignOptions options = XmlSignOptions.defaults();
        return timed(
                Integer.parseInt(words.get(5)),
                () -> XmlSigner.sign(Path.of(words.get(1)), Path.of(words.get(2)), key, options));
    }

    /** Operands: how deep, how often, the file, the anchor, revocation lists. */
    private static String validate(List<String> words) throws IOException {
        List<byte[]> lists = new ArrayList<>();
        for (String list : words.subList(FIRST_LIST, words.size())) {
            lists.add(Files.readAllBytes(Path.of(list)));
        }
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.load(Path.of(words.get(4))))
                .withCrls(lists)
                .withRevocation(
                        Depth.valueOf(words.get(1)) == Depth.LEAN
                                ? RevocationRule.NOT_CHECKED
                                : RevocationRule.REQUIRED);
        return timed(Integer.parseInt(words.get(2)), () -> {
            if (!SignatureValidator.validate(Path.of(words.get(3)), options).allPassed()) {
                throw new IOException(words.get(3) + " does not pass");
            }
        });
    }

    /** The least that any signer has to do: read, digest, write. */
    private static void copy(Path from, Path to) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
                out.write(block, 0, length);
            }
        }
        digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Operands: input, output, PKCS#12 file, its password, number of signatures. What is measured is done once before. */
    private String serial(List<String> words) throws IOException {
        oneByOne(words);
        long[] nanos = oneByOne(words);
        Path last = Path.of(words.get(2) + "." + (nanos.length - 1) % 2);
        long[] bare = new long[FEW];
        for (int i = 0; i < bare.length; i++) {
            long before = threadNanos();
            copy(last, Path.of(words.get(2)));
            bare[i] = threadNanos() - before;
        }
        return "serial\t" + median(nanos, 0) + "\t" + median(nanos, nanos.length - Math.min(nanos.length, FEW)) + "\t"
                + median(bare, 0);
    }

    private long[] oneByOne(List<String> words) {
        SigningKey key = key(words.get(3), words.get(4));
        long[] nanos = new long[Integer.parseInt(words.get(5))];
        Path current = Path.of(words.get(1));
        for (int i = 0; i < nanos.length; i++) {
            Path next = Path.of(words.get(2) + "." + i % 2);
            long before = threadNanos();
            PdfSigner.sign(current, next, key, PdfSignOptions.defaults());
            nanos[i] = threadNanos() - before;
            current = next;
        }
        return nanos;
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long median(long[] nanos, int from) {
        long[] few = Arrays.copyOfRange(nanos, from, Math.min(nanos.length, from + FEW));
        Arrays.sort(few);
        return few[few.length / 2];
    }

    private static String verify(List<String> words) {
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.load(Path.of(words.get(2))))
                .withRevocation(RevocationRule.NOT_CHECKED);
        boolean passed =
                SignatureValidator.validate(Path.of(words.get(1)), options).allPassed();
        return "verdict\t" + passed;
    }
}
