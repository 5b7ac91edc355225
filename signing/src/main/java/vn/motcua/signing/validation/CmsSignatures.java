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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
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

    private static final int MOST_SIGNATURES = 200;

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
     * @param files whether what the content in turn refers to is as it was
     * @param weakest the weakest digest by which the content refers to it, null where it refers to nothing
     * @param noted what is to be said beside the verdict
     * @param archive time-stamps beside the signature that hold and prove it with its evidence
     * @param parts what it covers, where that is not the content
     */
    record Place(
            @Nullable String name,
            Coverage coverage,
            AsicFiles.State files,
            @Nullable String weakest,
            List<ReasonCode> noted,
            List<TimestampFacts> archive,
            List<SignedPart> parts) {

        static final Place ALONE =
                new Place(null, Coverage.WHOLE_FILE, AsicFiles.State.INTACT, null, List.of(), List.of(), List.of());

        Place named(String given) {
            return new Place(given, coverage, files, weakest, noted, archive, parts);
        }

        Place covering(Coverage covered) {
            return new Place(name, covered, files, weakest, noted, archive, parts);
        }

        Place noting(ReasonCode code) {
            return new Place(
                    name,
                    coverage,
                    files,
                    weakest,
                    Stream.concat(noted.stream(), Stream.of(code)).toList(),
                    archive,
                    parts);
        }

        Place over(AsicFiles.State state, @Nullable String digest) {
            return new Place(name, coverage, state, digest, noted, archive, parts);
        }

        Place archivedBy(List<TimestampFacts> stamps) {
            return new Place(name, coverage, files, weakest, noted, stamps, parts);
        }

        /** That of the signature over the value of another, which has this number among those of the file. */
        Place over(int number) {
            String reference = Integer.toString(number);
            SignedPart value = new SignedPart(SignedPart.Kind.SIGNATURE, reference, reference);
            return new Place(name, Coverage.PARTIAL, AsicFiles.State.INTACT, null, List.of(), archive, List.of(value));
        }
    }

    /**
     * What signers have in common.
     *
     * @param digests those of the content, none where it is not there
     * @param proofs time-stamps elsewhere that prove the signature
     */
    record Surroundings(
            CmsFile file,
            Map<String, byte[]> digests,
            FoundEvidence evidence,
            Place place,
            List<TimestampFacts> proofs) {

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
        FoundEvidence evidence = Surroundings.evidence(file.parts());
        Surroundings around = new Surroundings(file, digests(file, content, checks), evidence, place, place.archive());
        List<SignatureFacts> facts = new ArrayList<>();
        for (CmsSignatureCheck check : checks) {
            facts.add(check.conclude(around));
            takeCounterSignatures(check, around, facts);
        }
        return facts;
    }

    /** Lists who signed the value of a signature behind it, and who signed theirs. */
    private static void takeCounterSignatures(
            CmsSignatureCheck signed, Surroundings around, List<SignatureFacts> facts) {
        int number = facts.size();
        for (byte[] encoded : signed.part().map(SignerPart::counterValues).orElse(List.of())) {
            if (facts.size() >= MOST_SIGNATURES) {
                @Nullable Throwable none = null;
                throw new InvalidInputException(
                        FailureCode.LIMIT_EXCEEDED, ATTEMPTED, "it holds more signatures than are looked at", none);
            }
            CmsSignatureCheck counter = CmsSignatureCheck.beginCounter(
                    around.file(), SignerPart.read(encoded).orElse(null));
            List<TimestampFacts> proofs = new ArrayList<>(around.proofs());
            proofs.addAll(signed.proofsOf(encoded, around));
            Surroundings over = new Surroundings(
                    around.file(),
                    digests(signed.part().orElseThrow().value(), counter),
                    around.evidence(),
                    around.place().over(number),
                    proofs);
            facts.add(counter.conclude(over));
            takeCounterSignatures(counter, over, facts);
        }
    }

    private static Map<String, byte[]> digests(byte[] value, CmsSignatureCheck check) {
        ContentDigests digests = new ContentDigests(check.digest().stream().toList());
        digests.update(ByteBuffer.wrap(value));
        return digests.all();
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
