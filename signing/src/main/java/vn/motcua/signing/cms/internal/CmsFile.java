package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.cms.internal.BerFile.Children;
import vn.motcua.signing.cms.internal.BerFile.Element;

/**
 * A file of signed data (RFC 5652, 5.1). The content stays in the file; the rest, which is small, is read and nothing of
 * it judged.
 */
public final class CmsFile implements AutoCloseable {

    /** More certificates than a chain of any signer and its services needs. */
    private static final int MOST_CERTIFICATES = 500;

    private static final int MOST_REVOCATIONS = 1000;
    private static final int MOST_SIGNERS = 100;
    private static final long MOST_OCTETS = 4L << 20;
    private static final long MOST_REVOCATION_OCTETS = 32L << 20;
    private static final int LONGEST_TYPE = 64;
    private static final int LOOKED_AT = 1024;

    private final BerFile file;
    private final ASN1ObjectIdentifier contentType;
    private final Element contentInfo;
    private final @Nullable Element content;
    private final Parts parts;

    private CmsFile(BerFile file, Structure structure, Parts parts) {
        this.file = file;
        this.contentType = structure.contentType();
        this.contentInfo = structure.contentInfo();
        this.content = structure.content();
        this.parts = parts;
    }

    /**
     * What stands around the content.
     *
     * @param digests the encodings of the digest algorithms
     * @param certificates the encodings of the certificates
     * @param revocations the encodings of the revocation information: lists, and other kinds under the tag 1
     * @param signers the encodings of the signer infos
     */
    public record Parts(
            List<byte[]> digests, List<byte[]> certificates, List<byte[]> revocations, List<byte[]> signers) {

        /**
         * Says whether a digest is named, with parameters or without.
         *
         * @param digest its identifier
         * @return true if it is among the digest algorithms
         */
        public boolean names(AlgorithmIdentifier digest) {
            return digests.stream()
                    .anyMatch(encoded -> AlgorithmIdentifier.getInstance(encoded)
                            .getAlgorithm()
                            .equals(digest.getAlgorithm()));
        }
    }

    private record Structure(
            ASN1ObjectIdentifier contentType,
            Element contentInfo,
            @Nullable Element content) {}

    /**
     * Opens a file, in DER, BER or as text.
     *
     * @param path the file
     * @param attempted what is being done, for the message of a failure
     * @return the signed data, to be closed by the caller
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code SIGNATURE_DAMAGED} if it is no signed data or cut
     *     off, {@code LIMIT_EXCEEDED} if there is more in it than any signature needs
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public static CmsFile open(Path path, String attempted) {
        ContentDigests.requireFile(path, attempted);
        return isText(path, attempted)
                ? of(BerFile.of(CmsArmor.read(path, attempted), attempted))
                : of(BerFile.open(path, attempted));
    }

    private static boolean isText(Path path, String attempted) {
        try (InputStream in = Files.newInputStream(path)) {
            return CmsArmor.begins(in.readNBytes(LOOKED_AT));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, attempted, "the file cannot be read", e);
        }
    }

    /**
     * Reads signed data that are in memory.
     *
     * @param bytes the signed data
     * @param attempted what is being done, for the message of a failure
     * @return the signed data
     * @throws InvalidInputException as {@link #open} does
     */
    public static CmsFile of(byte[] bytes, String attempted) {
        return of(BerFile.of(bytes, attempted));
    }

    private static CmsFile of(BerFile file) {
        boolean opened = false;
        try {
            CmsFile read = read(file);
            opened = true;
            return read;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static CmsFile read(BerFile file) {
        Element root = file.root();
        if (root.tag() != Der.SEQUENCE) {
            throw file.damaged("it is not a CMS signature in DER or BER");
        }
        Children outer = file.children(root);
        Element type = outer.require(0x06);
        if (!CMSObjectIdentifiers.signedData.equals(identifier(file, type))) {
            throw file.damaged("it is another kind of CMS than signed data");
        }
        Children explicit = file.children(outer.require(Der.FIRST));
        Children data = file.children(explicit.require(Der.SEQUENCE));
        data.require(0x02);
        List<byte[]> digests = file.encodings(data.require(Der.SET), MOST_SIGNERS, MOST_OCTETS);
        Structure structure = structure(file, data.require(Der.SEQUENCE));
        List<byte[]> certificates = List.of();
        List<byte[]> revocations = List.of();
        @Nullable Element next = data.next();
        if (next != null && next.tag() == Der.FIRST) {
            certificates = file.encodings(next, MOST_CERTIFICATES, MOST_OCTETS);
            next = data.next();
        }
        if (next != null && next.tag() == Der.SECOND) {
            revocations = file.encodings(next, MOST_REVOCATIONS, MOST_REVOCATION_OCTETS);
            next = data.next();
        }
        if (next == null || next.tag() != Der.SET) {
            throw file.damaged("it has no place for signers");
        }
        List<byte[]> signers = file.encodings(next, MOST_SIGNERS, MOST_OCTETS);
        data.requireEnd();
        explicit.requireEnd();
        outer.requireEnd();
        file.requireNothingBehind(root);
        return new CmsFile(file, structure, new Parts(digests, certificates, revocations, signers));
    }

    private static Structure structure(BerFile file, Element contentInfo) {
        Children members = file.children(contentInfo);
        ASN1ObjectIdentifier type = identifier(file, members.require(0x06));
        @Nullable Element explicit = members.next();
        if (explicit == null) {
            return new Structure(type, contentInfo, null);
        }
        members.requireEnd();
        if (explicit.tag() != Der.FIRST) {
            throw file.damaged("its content is not where it belongs");
        }
        Children within = file.children(explicit);
        @Nullable Element content = within.next();
        if (content == null || (content.tag() & ~BerFile.CONSTRUCTED) != BerFile.OCTETS) {
            throw file.damaged("its content is not a string of octets");
        }
        within.requireEnd();
        return new Structure(type, contentInfo, content);
    }

    private static ASN1ObjectIdentifier identifier(BerFile file, Element element) {
        if (element.length() > LONGEST_TYPE) {
            throw file.damaged("a type has no end");
        }
        try {
            return ASN1ObjectIdentifier.getInstance(file.bytes(element.start(), file.end(element)));
        } catch (IllegalArgumentException e) {
            throw file.damaged("a type cannot be read");
        }
    }

    /**
     * Returns what kind of content is signed.
     *
     * @return id-data for files
     */
    public ASN1ObjectIdentifier contentType() {
        return contentType;
    }

    /**
     * Says whether the content is in the file.
     *
     * @return false if it is elsewhere
     */
    public boolean attached() {
        return content != null;
    }

    /**
     * Returns what stands around the content.
     *
     * @return the encodings
     */
    public Parts parts() {
        return parts;
    }

    /**
     * Returns the signers that can be read.
     *
     * @return one for each signer info, empty where it cannot be read
     */
    public List<Optional<SignerPart>> signers() {
        List<Optional<SignerPart>> signers = new ArrayList<>();
        parts.signers().forEach(encoded -> signers.add(SignerPart.read(encoded)));
        return signers;
    }

    /**
     * Hands on the content, if it is in the file.
     *
     * @param sink gets it block by block
     */
    public void content(Consumer<ByteBuffer> sink) {
        if (content != null) {
            file.octets(content, sink);
        }
    }

    /**
     * Hands on the structure around the content with it, as it stands in the file.
     *
     * @param sink gets it block by block
     */
    public void contentInfo(Consumer<ByteBuffer> sink) {
        file.copy(contentInfo.start(), file.end(contentInfo), sink);
    }

    @Override
    public void close() {
        file.close();
    }
}
