package vn.motcua.benchmarks.signing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Key;
import vn.motcua.signing.token.Pkcs11Options;

/** Ours and the bare driver on one token in one process: {@code raw}, {@code key} or {@code pdf}, by several threads. */
final class TokenChild {

    /** The system properties that say with what and how it works. */
    static final String DRIVER = "bench.driver";

    static final String THREADS = "bench.threads";

    private static final int DIGEST_INFO = 51;

    private final String library;
    private final Pkcs11Key key;
    private final ExecutorService threads;
    private final int width;

    private TokenChild(String library, Pkcs11Key key, int width) {
        this.library = library;
        this.key = key;
        this.width = width;
        this.threads = Executors.newFixedThreadPool(width);
    }

    public static void main(String[] arguments) {
        String driver = System.getProperty(DRIVER);
        KeyUri uri = KeyUri.parse("pkcs11:token=" + SoftToken.LABEL).withModule(Path.of(driver));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Pkcs11Key key = Pkcs11Key.open(uri, token -> SoftToken.PIN.toCharArray(), Pkcs11Options.defaults())) {
            TokenChild child = new TokenChild(driver, key, Integer.getInteger(THREADS, 2));
            key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, new byte[32]);
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                System.out.println(child.answer(Arrays.asList(line.split("\t", -1))));
                System.out.println("done");
            }
            child.threads.shutdownNow();
        } catch (IOException | MotcuaException e) {
            System.out.println("error\t" + e);
        }
    }

    /** Operands: how often each thread signs; for documents also input and output. */
    private String answer(List<String> words) throws IOException {
        int count = Integer.parseInt(words.get(1));
        return switch (words.get(0)) {
            case "raw" -> rate(count, this::raw);
            case "key" -> rate(count, thread -> () -> key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, new byte[32]));
            default -> rate(count, thread -> pdf(words, thread));
        };
    }

    private interface Worker {
        Callable<?> of(int thread) throws IOException;
    }

    private Callable<?> raw(int thread) throws IOException {
        RawToken token = RawToken.open(library);
        return () -> token.sign(new byte[DIGEST_INFO]);
    }

    private Callable<?> pdf(List<String> words, int thread) {
        Path in = Path.of(words.get(2));
        Path out = Path.of(words.get(3) + "." + thread);
        return () -> PdfSigner.sign(in, out, key, PdfSignOptions.defaults());
    }

    /** Nanoseconds on the wall for one signature, all threads together. */
    private String rate(int count, Worker worker) throws IOException {
        List<Callable<?>> works = new ArrayList<>();
        for (int thread = 0; thread < width; thread++) {
            works.add(worker.of(thread));
        }
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        works.forEach(work -> running.add(threads.submit(() -> repeat(work, count))));
        for (Future<?> one : running) {
            finish(one);
        }
        return "rate\t" + (System.nanoTime() - start) / ((long) count * width);
    }

    private static Void repeat(Callable<?> work, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            work.call();
        }
        return null;
    }

    private static void finish(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
