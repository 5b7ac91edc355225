package vn.motcua.signing.token.driver;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.token.Pkcs11Module;
import vn.motcua.signing.token.TokenInfo;

/**
 * Tries one driver, in a process that may die of it.
 *
 * <p>The word and the library's path come on standard input, because arguments are shown to every user of the machine
 * and carry only what its character set can write. The tokens are told before certificates are read: some drivers hang
 * on these.
 */
final class ProbeMain {

    private static final int END_ENTITY = -1;

    private final PrintStream out;
    private final String word;

    private ProbeMain(PrintStream out, String word) {
        this.out = out;
        this.word = word;
    }

    /** Runs the probe. The process is halted because some drivers hang when they are unloaded. */
    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String word = String.valueOf(in.readLine());
        String library = String.valueOf(in.readLine());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new ProbeMain(out, word).probe(library);
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void probe(String library) {
        try {
            Pkcs11Module module = Pkcs11Module.open(Path.of(library));
            List<TokenInfo> tokens = module.tokens();
            tokens.forEach(this::tell);
            tell(ProbeLine.Kind.LISTED);
            for (int i = 0; i < tokens.size(); i++) {
                certificates(module, tokens.get(i), i);
            }
            tell(ProbeLine.Kind.DONE);
        } catch (MotcuaException e) {
            tell(ProbeLine.Kind.FAILED, happened(e));
        } catch (RuntimeException | LinkageError e) {
            tell(ProbeLine.Kind.FAILED, e.toString());
        }
    }

    /** What happened, without what was attempted and what to do, which the finding says itself; and the cause. */
    private static String happened(MotcuaException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.lastIndexOf(". " + e.remedy(Locale.ENGLISH));
        String happened = message.substring(e.attempted().length() + 2, end < 0 ? message.length() : end);
        return happened + reason(e.getCause());
    }

    /** The first line of JNA's message names the library again, the next ones carry the reason of the system. */
    private static String reason(@Nullable Throwable cause) {
        List<String> lines = String.valueOf(cause == null ? null : cause.getMessage())
                .lines()
                .toList();
        return cause == null ? "" : " (" + lines.get(Math.min(1, lines.size() - 1)) + ")";
    }

    private void tell(TokenInfo token) {
        String flags = token.flags().stream().map(Enum::name).collect(Collectors.joining(" "));
        tell(ProbeLine.Kind.TOKEN, token.label(), token.serial(), token.manufacturer(), token.model(), flags);
    }

    /** A token that shows its certificates only after login, or fails here, can still be signed with. */
    private void certificates(Pkcs11Module module, TokenInfo token, int number) {
        try {
            module.certificates(token).stream()
                    .map(it -> it.certificate())
                    .filter(certificate -> certificate.getBasicConstraints() == END_ENTITY)
                    .forEach(certificate -> tell(certificate, number));
        } catch (RuntimeException e) {
            // Told by the certificates that are missing.
        }
    }

    private void tell(X509Certificate certificate, int number) {
        tell(
                ProbeLine.Kind.CERTIFICATE,
                number,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private void tell(ProbeLine.Kind kind, Object... values) {
        out.print(ProbeLine.written(word, kind, values));
        out.flush();
    }
}
