package vn.motcua.benchmarks.core;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The peer of the indicators: Jackson's tokens of the same file, none of them looked at. No program that uses Jackson's
 * stream can be faster.
 */
final class TokenStream {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private TokenStream() {}

    /** Cuts the file at line ends into as many parts as there are threads, and counts the tokens of each in one. */
    static long count(Path file, int threads) throws IOException {
        List<Long> ends = ends(file, threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> running = new ArrayList<>();
            long from = 0;
            for (long end : ends) {
                long start = from;
                running.add(executor.submit(() -> count(file, start, end)));
                from = end;
            }
            long tokens = 0;
            for (Future<Long> part : running) {
                tokens += part.get();
            }
            return tokens;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static long count(Path file, long from, long to) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            in.skipNBytes(from);
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new Part(in, to - from))) {
                long tokens = 0;
                while (json.nextToken() != null) {
                    tokens++;
                }
                return tokens;
            }
        }
    }

    private static List<Long> ends(Path file, int parts) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            for (int part = 1; part < parts; part++) {
                opened.seek(opened.length() * part / parts);
                opened.readLine();
                ends.add(opened.getFilePointer());
            }
            ends.add(opened.length());
        }
        return ends;
    }

    /** The next so many bytes of a stream. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(buffer, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
