package vn.motcua.signing.trust;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.ResourceException;

/**
 * Answers that were parsed and checked, by what they answer: in memory, and in a folder if there is one.
 *
 * <p>Only checked answers come in, so an error page never does. A file is checked again when it is read, since anybody
 * may have put it there, and removed when it does not hold. A folder that fails later only makes calls slower, so that
 * is not a failure. Safe for threads, and for processes that share a folder.
 */
final class AnswerCache<T extends AnswerCache.Answer> {

    private static final int MOST_ENTRIES = 1024;
    private static final long MOST_BYTES = 64L << 20;

    private final String kind;
    private final EvidenceOptions options;
    private final Map<String, T> memory = new LinkedHashMap<>(16, 0.75f, true);
    private long bytesInMemory;

    AnswerCache(String kind, EvidenceOptions options) {
        this.kind = kind;
        this.options = options;
        options.cacheFolder().ifPresent(AnswerCache::prepare);
    }

    /** What can be kept. */
    interface Answer {

        byte[] bytes();

        /** Whether it may still be used; one that is not fresh is never kept. */
        boolean fresh(EvidenceOptions options);
    }

    static String key(URI address, X509Certificate... about) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(address.toString().getBytes(StandardCharsets.UTF_8));
            for (X509Certificate certificate : about) {
                digest.update(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate has an encoding and every Java has SHA-256", e);
        }
    }

    Optional<T> find(String key, Function<byte[], T> check) {
        Optional<T> kept = remembered(key);
        if (kept.isPresent() || options.cacheFolder().isEmpty()) {
            return kept;
        }
        Path file = file(options.cacheFolder().get(), key);
        T stored = stored(file, check);
        if (stored == null) {
            remove(file);
            return Optional.empty();
        }
        remember(key, stored);
        return Optional.of(stored);
    }

    T keep(String key, T answer) {
        if (answer.fresh(options)) {
            remember(key, answer);
            options.cacheFolder().ifPresent(folder -> write(folder, file(folder, key), answer.bytes()));
        }
        return answer;
    }

    private Path file(Path folder, String key) {
        return folder.resolve(kind + "-" + key + ".der");
    }

    private synchronized Optional<T> remembered(String key) {
        T answer = memory.get(key);
        if (answer != null && !answer.fresh(options)) {
            forget(key);
            return Optional.empty();
        }
        return Optional.ofNullable(answer);
    }

    private synchronized void remember(String key, T answer) {
        forget(key);
        memory.put(key, answer);
        bytesInMemory += answer.bytes().length;
        while (memory.size() > MOST_ENTRIES || bytesInMemory > MOST_BYTES) {
            forget(memory.keySet().iterator().next());
        }
    }

    private synchronized void forget(String key) {
        T gone = memory.remove(key);
        if (gone != null) {
            bytesInMemory -= gone.bytes().length;
        }
    }

    private @Nullable T stored(Path file, Function<byte[], T> check) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > options.http().maxResponseBytes()) {
                return null;
            }
            T answer = check.apply(Files.readAllBytes(file));
            return answer.fresh(options) ? answer : null;
        } catch (IOException | MotcuaException e) {
            return null;
        }
    }

    private static void write(Path folder, Path file, byte[] bytes) {
        Path draft = null;
        try {
            draft = Files.createTempFile(folder, "draft-", ".tmp");
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (draft != null) {
                remove(draft);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, and is checked again next time.
        }
    }

    private static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE,
                    "opening the folder of revocation answers",
                    "the folder cannot be made",
                    e);
        }
    }
}
