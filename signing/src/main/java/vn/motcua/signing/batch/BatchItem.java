package vn.motcua.signing.batch;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SigningKey;

/**
 * One document of a batch, and what is done with it. Immutable.
 *
 * <pre>{@code
 * BatchItem<SignedPdf> item = BatchItem.sign(in, out, (from, to, key) -> PdfSigner.sign(from, to, key, options));
 * }</pre>
 *
 * @param <R> what the work produces
 */
public final class BatchItem<R> {

    private final Path input;
    private final Optional<Path> output;
    private final Function<Optional<SigningKey>, R> work;

    private BatchItem(Path input, Optional<Path> output, Function<Optional<SigningKey>, R> work) {
        this.input = Objects.requireNonNull(input, "input");
        this.output = output;
        this.work = work;
    }

    /**
     * A document that is signed with the key of the batch.
     *
     * @param in the document
     * @param out where the signed document, or the signature, goes; another file than {@code in}
     * @param signing how it is signed
     * @param <R> what signing produces
     * @return the item
     */
    public static <R> BatchItem<R> sign(Path in, Path out, BatchSigning<R> signing) {
        return new BatchItem<>(in, Optional.of(out), key -> signing.sign(in, out, key.orElseThrow(BatchItem::noKey)));
    }

    /**
     * A document that another one is made of without a key, for instance one whose signatures are raised.
     *
     * @param in the document
     * @param out where the result goes; another file than {@code in}
     * @param making how it is made; as with {@link BatchSigning} the output appears when it is complete
     * @param <R> what making produces
     * @return the item
     */
    public static <R> BatchItem<R> make(Path in, Path out, BiFunction<Path, Path, R> making) {
        return new BatchItem<>(in, Optional.of(out), key -> making.apply(in, out));
    }

    /**
     * A document that is only read, for instance validated.
     *
     * @param in the document
     * @param reading how it is read
     * @param <R> what reading produces
     * @return the item
     */
    public static <R> BatchItem<R> read(Path in, Function<Path, R> reading) {
        return new BatchItem<>(in, Optional.empty(), key -> reading.apply(in));
    }

    /**
     * Returns the document.
     *
     * @return its path as given
     */
    public Path input() {
        return input;
    }

    /**
     * Returns where the result goes.
     *
     * @return the path as given, or nothing if the document is only read
     */
    public Optional<Path> output() {
        return output;
    }

    R work(Optional<SigningKey> key) {
        return work.apply(key);
    }

    private static InvalidInputException noKey() {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "key of the batch", "none", "one, for there are documents to sign");
    }

    @Override
    public String toString() {
        return "BatchItem[" + input + output.map(out -> " -> " + out).orElse("") + "]";
    }
}
