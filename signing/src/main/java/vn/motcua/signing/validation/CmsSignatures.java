package vn.motcua.signing.validation;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.cms.internal.ArchiveTimestamp;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.RevocationChoice;
import vn.motcua.signing.cms.internal.SignerPart;

/** Finds the signatures in a CMS file and verifies them over its content, which streams by once. */
final class CmsSignatures {

    private static final String ATTEMPTED = "validating a CMS signature";

    private CmsSignatures() {}

    /** What is signed beside the signature; its octets are handed to whoever asks. */
    interface Content {
        void read(Consumer<ByteBuffer> sink);
    }

    /**
     * Where the signature lies.
     *
     * @param name its name in a container
     * @param coverage whether it covers all that is there
     * @param broken what is wrong with what the content in turn refers to
     */
    record Place(
            @Nullable String name,
            Coverage coverage,
            @Nullable ReasonCode broken) {

        static final Place ALONE = new Place(null, Coverage.WHOLE_FILE, null);
    }

    /** What signers have in common: the content's digests, none where it is not there, and the evidence. */
    record Surroundings(CmsFile file, Map<String, byte[]> digests, FoundEvidence evidence, Place place) {

        Optional<byte[]> digest(String name) {
            return Optional.ofNullable(digests.get(name));
        }

        static FoundEvidence evidence(CmsFile.Parts parts) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (byte[] encoded : parts.certificates()) {
                CmsReader.certificate(encoded).ifPresent(certificates::add);
            }
            List<byte[]> responses = new ArrayList<>();
            List<byte[]> lists = new ArrayList<>();
            for (byte[] choice : parts.revocations()) {
                if (RevocationChoice.isList(choice)) {
                    lists.add(choice);
                } else {
                    RevocationChoice.response(choice).ifPresent(responses::add);
                }
            }
            return new FoundEvidence(certificates, responses, lists);
        }
    }

    /**
     * Reads every signature of a file.
     *
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code SIGNATURE_DAMAGED} or {@code LIMIT_EXCEEDED}
     * @throws ResourceException {@code FILE_UNREADABLE}
     */
    static List<SignatureFacts> find(Path path, Optional<Path> content) {
        content.ifPresent(given -> ContentDigests.requireFile(given, ATTEMPTED));
        try (CmsFile file = CmsFile.open(path, ATTEMPTED)) {
            return read(file, content.map(given -> sink -> ContentDigests.read(given, sink, ATTEMPTED)), Place.ALONE);
        }
    }

    /** Reads every signature of signed data, wherever they and their content lie. */
    static List<SignatureFacts> read(CmsFile file, Optional<Content> content, Place place) {
        List<CmsSignatureCheck> checks = new ArrayList<>();
        for (Optional<SignerPart> signer : file.signers()) {
            checks.add(CmsSignatureCheck.begin(file, signer.orElse(null)));
        }
        Surroundings around =
                new Surroundings(file, digests(file, content, checks), Surroundings.evidence(file.parts()), place);
        return checks.stream().map(check -> check.conclude(around)).toList();
    }

    private static Map<String, byte[]> digests(
            CmsFile file, Optional<Content> content, List<CmsSignatureCheck> checks) {
        Set<String> names = new LinkedHashSet<>();
        for (CmsSignatureCheck check : checks) {
            check.digest().ifPresent(names::add);
            check.part().stream()
                    .flatMap(part -> ArchiveTimestamp.of(part).stream())
                    .map(ArchiveTimestamp.Present::digestName)
                    .forEach(names::add);
        }
        ContentDigests digests = new ContentDigests(names);
        if (file.attached()) {
            file.content(digests::update);
        } else if (content.isPresent()) {
            content.get().read(digests::update);
        } else {
            return Map.of();
        }
        return digests.all();
    }
}
