package vn.motcua.signing.xml.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.timestamp.TimestampClient;

/** A signature over files wherever they lie, as the document that stands in a container (EN 319 162-1, 4.4.3). */
public final class DetachedSignature {

    private static final String OPENING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">";

    private static final String CLOSING = "</asic:XAdESSignatures>";

    private final SignatureMaker maker;
    private final SignatureAlgorithm algorithm;

    /**
     * Prepares a signature. Whether the key's certificate is valid now is the caller's to check.
     *
     * @param key who signs
     * @param algorithm one of the key's algorithms
     * @param time the time that is claimed
     * @param timestamps who stamps the value, for B-T; empty for B-B
     */
    public DetachedSignature(
            SigningKey key, SignatureAlgorithm algorithm, OffsetDateTime time, Optional<TimestampClient> timestamps) {
        this.algorithm = algorithm;
        this.maker = new SignatureMaker(
                key, XmlScheme.of(key, algorithm), new Claim(time, CanonicalForm.EXCLUSIVE, ""), timestamps);
    }

    /**
     * A file that is covered.
     *
     * @param name its name in the container, with strokes between folders
     * @param mimeType its format, if it is known
     * @param digest its digest by {@link #digestName()}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record CoveredFile(String name, Optional<String> mimeType, byte[] digest) {

        private CoveredPart part(int number) {
            return new CoveredPart(
                    "-reference-" + number,
                    FileReference.of(name),
                    Optional.empty(),
                    List.of(),
                    Optional.of(SignatureText.escaped(mimeType.orElse("application/octet-stream"))),
                    digest);
        }
    }

    /**
     * Names the digest that files are covered by.
     *
     * @return SHA-256 and the like
     */
    public String digestName() {
        return algorithm.digestName();
    }

    /**
     * Begins such a digest.
     *
     * @return the digest
     */
    public MessageDigest digest() {
        return maker.digest();
    }

    /**
     * Signs. The key is asked last, and behind it only the time-stamp authority.
     *
     * @param files what is covered, at least one file
     * @return the document whose only signature it is
     * @throws vn.motcua.failure.TokenException if the key fails
     */
    public byte[] over(List<CoveredFile> files) {
        SignatureMaker.Place place = SignatureMaker.Place.alone(new XmlReading());
        return (OPENING + maker.make(parts(files), place).whole() + CLOSING).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Signs as {@link #over(List)} does, and raises the signature.
     *
     * @param files what is covered, at least one file
     * @param services the level, and whom to ask
     * @param contents finds the files again, by the references that stand in the signature
     * @return the document whose only signature it is
     * @throws vn.motcua.failure.TokenException if the key fails
     */
    public byte[] over(List<CoveredFile> files, LevelServices services, ReferencedFiles contents) {
        byte[] signed = over(files);
        return services.level() == SignatureLevel.B_B
                ? signed
                : raised(signed, services, contents).document();
    }

    /**
     * A document of a container after its signatures were raised.
     *
     * @param document the document
     * @param done what was done
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record RaisedDocument(byte[] document, XmlRaising.Raised done) {}

    /**
     * Raises all signatures of a document that stands in a container.
     *
     * @param signatures the document
     * @param services the level, and whom to ask
     * @param contents finds the files of the container, by the references that stand in signatures
     * @return the document at that level
     */
    public static RaisedDocument raised(byte[] signatures, LevelServices services, ReferencedFiles contents) {
        Memory memory = new Memory();
        XmlRaising.Raised done =
                XmlRaising.contained(services, contents).run(Memory.of(signatures), memory, signature -> true);
        return new RaisedDocument(memory.last, done);
    }

    /** Keeps a document in memory: signatures of containers hold no files. */
    private static final class Memory implements Spool {

        private byte[] last = new byte[0];

        static XmlFile of(byte[] octets) {
            return XmlFile.of(() -> new ByteArrayInputStream(octets));
        }

        @Override
        public XmlFile keep(Writing writing) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                writing.to(out);
            } catch (IOException e) {
                throw new UncheckedIOException("reading in memory", e);
            }
            last = out.toByteArray();
            return of(last);
        }
    }

    private static List<CoveredPart> parts(List<CoveredFile> files) {
        List<CoveredPart> parts = new ArrayList<>();
        for (CoveredFile file : files) {
            parts.add(file.part(parts.size() + 1));
        }
        return parts;
    }
}
