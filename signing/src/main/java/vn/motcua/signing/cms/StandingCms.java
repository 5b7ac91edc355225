package vn.motcua.signing.cms;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.SignerPart;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * Signed data that stand in a file and are to get more into them.
 *
 * @param content what is signed, where that is not in the file and known
 * @param attempted what is being done, for the message of a failure
 */
record StandingCms(CmsFile file, Optional<Content> content, String attempted) {

    /** What is signed beside the signature; its octets are handed to whoever asks. */
    interface Content {
        void read(Consumer<ByteBuffer> sink);

        static Content of(Path file, String attempted) {
            return sink -> ContentDigests.read(file, sink, attempted);
        }
    }

    /** Requires that the inputs are there and the output is none of them. */
    static Path target(Path in, Path out, Optional<Path> content, String attempted) {
        List<Path> inputs = new ArrayList<>(List.of(in));
        content.ifPresent(inputs::add);
        inputs.forEach(input -> ContentDigests.requireFile(input, attempted));
        return DraftFile.target(out, inputs, attempted);
    }

    boolean contentKnown() {
        return file.attached() || content.isPresent();
    }

    void requireContent(String why) {
        if (!contentKnown()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "content", "no file", "the file that was signed, " + why);
        }
    }

    private List<SignerPart> signers() {
        List<SignerPart> signers = new ArrayList<>();
        for (Optional<SignerPart> signer : file.signers()) {
            signers.add(signer.orElseThrow(damaged("a signer cannot be read")));
        }
        if (signers.isEmpty()) {
            throw damaged("nobody has signed it").get();
        }
        return signers;
    }

    /**
     * Requires that every signature holds: what is added would say that it held once.
     *
     * @param names digests of the content that are needed besides
     * @return the digests of the content, none where that is not known
     */
    ContentDigests requireIntact(List<String> names) {
        List<SignerPart> signers = signers();
        Set<String> all = new LinkedHashSet<>(names);
        for (SignerPart signer : signers) {
            all.add(signer.digestName().orElseThrow(damaged("it is made with a digest that is not taken")));
        }
        ContentDigests digests = new ContentDigests(all);
        if (file.attached()) {
            file.content(digests::update);
        } else {
            content.ifPresent(given -> given.read(digests::update));
        }
        signers.forEach(signer -> requireIntact(signer, digests));
        return digests;
    }

    private void requireIntact(SignerPart signer, ContentDigests digests) {
        byte[] claimed = signer.messageDigest().orElseThrow(damaged("it does not say what was signed"));
        byte[] digest = contentKnown() ? digests.of(signer.digestName().orElseThrow()) : claimed;
        SignedMaterial material = signer.material(file.parts().certificates())
                .orElseThrow(damaged("the certificate of a signer is not in it"));
        if (!material.holdsOver(digest) || !material.counterSignaturesHold()) {
            throw refused(FailureCode.SIGNATURE_BROKEN, "a signature in it does not hold over what it covers");
        }
    }

    /** Writes the content as it stands there, and other parts around it. */
    void write(CmsFile.Parts parts, DraftFile draft) {
        CmsDraft output = new CmsDraft(draft, parts.digests());
        if (file.attached()) {
            output.copyContent(file);
            output.complete(file.contentType(), parts);
        } else {
            output.detached(file.contentType(), parts);
        }
    }

    private Supplier<InvalidInputException> damaged(String happened) {
        return () -> refused(FailureCode.SIGNATURE_DAMAGED, happened);
    }

    private InvalidInputException refused(FailureCode code, String happened) {
        @Nullable Throwable none = null;
        return new InvalidInputException(code, attempted, happened, none);
    }
}
