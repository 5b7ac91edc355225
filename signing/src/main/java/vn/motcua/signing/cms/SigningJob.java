package vn.motcua.signing.cms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.CmsLayout;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.Der;
import vn.motcua.signing.internal.CadesSigner;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.internal.GatheredEvidence;
import vn.motcua.signing.internal.KeyCheck;
import vn.motcua.signing.internal.LevelServices;

/** One signature, from the first look at the key to the last byte on the disk. */
record SigningJob(SigningKey key, CmsSignOptions options) {

    private static final String ATTEMPTED = "signing a file";
    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);
    private static final CmsFile.Parts NOTHING = new CmsFile.Parts(List.of(), List.of(), List.of(), List.of());

    SignedCms toFile(Path in, Path out) {
        Preparation prepared = prepare();
        ContentDigests.requireFile(in, ATTEMPTED);
        Path target = DraftFile.target(out, List.of(in), ATTEMPTED);
        ContentDigests digests = new ContentDigests(List.of(prepared.digestName()));
        try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
            CmsDraft output =
                    new CmsDraft(draft, List.of(Der.of(prepared.cades().digestIdentifier())));
            take(in, digests, output);
            output.write(options.packaging(), prepared.sign(digests.of(prepared.digestName())));
            draft.publish(() -> {});
        }
        return prepared.signed(options.packaging(), digests.length());
    }

    /** All that can be known and can fail before anything is read. */
    Preparation prepare() {
        OffsetDateTime time =
                options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
        List<X509Certificate> chain = KeyCheck.chain(key);
        KeyCheck.requireValid(chain.get(0), options.allowExpired(), time.toInstant());
        SignatureAlgorithm algorithm = KeyCheck.algorithm(key.algorithms(), options.algorithm());
        LevelServices services = new LevelServices(options.level(), options.timestamps(), options.evidence());
        services.require(SignatureLevel.B_B);
        if (services.gathers(SignatureLevel.B_B)) {
            GatheredEvidence.requireProvable(services.evidences(), chain);
        }
        return new Preparation(key, CadesSigner.create(chain, algorithm), time, services);
    }

    /** A signature that waits for what it is over. */
    record Preparation(SigningKey key, CadesSigner cades, OffsetDateTime time, LevelServices services) {

        String digestName() {
            return cades.algorithm().digestName();
        }

        /** Asks the key, and then the others that the level needs. */
        CmsFile.Parts sign(byte[] contentDigest) {
            Raising raising =
                    Raising.all(services, CMSObjectIdentifiers.data, around(NOTHING, signature(contentDigest)));
            raising.run();
            return raising.parts();
        }

        /** Asks the key. */
        byte[] signature(byte[] contentDigest) {
            return Der.of(cades.signerInfo(key, contentDigest, time.toInstant()));
        }

        /** Asks the key for a signature over the value of another. */
        byte[] counterSignature(byte[] value) {
            return Der.of(cades.counterSignerInfo(key, cades.digest().digest(value), time.toInstant()));
        }

        /** What goes with a signature of this key beside what is there, which nothing is there twice of. */
        CmsFile.Parts around(CmsFile.Parts present, byte[] signature) {
            byte[] digest = Der.of(cades.digestIdentifier());
            return new CmsFile.Parts(
                    present.names(cades.digestIdentifier()) ? present.digests() : Der.more(present.digests(), digest),
                    Der.more(
                            present.certificates(),
                            cades.chain().stream().map(Raising::der).toArray(byte[][]::new)),
                    present.revocations(),
                    List.of(signature));
        }

        /** A whole signature over a few bytes that stand elsewhere. */
        byte[] detached(byte[] content) {
            return CmsLayout.detached(
                    CMSObjectIdentifiers.data, sign(cades.digest().digest(content)));
        }

        SignatureAlgorithm algorithm() {
            return cades.algorithm();
        }

        SignedCms signed(CmsPackaging packaging, long length) {
            return new SignedCms(packaging, length, time, services.level(), cades.algorithm());
        }
    }

    /** Reads the file once, for the digest and for the copy. */
    private void take(Path in, ContentDigests digests, CmsDraft output) {
        Consumer<ByteBuffer> sink = digests::update;
        if (options.packaging() == CmsPackaging.ATTACHED) {
            output.beginContent(length(in));
            sink = sink.andThen(output::content);
        }
        ContentDigests.read(in, sink, ATTEMPTED);
        if (options.packaging() == CmsPackaging.ATTACHED) {
            output.endContent(digests.length());
        }
    }

    private static long length(Path in) {
        try {
            return Files.size(in);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, ATTEMPTED, "the file cannot be read", e);
        }
    }
}
