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
import vn.motcua.signing.internal.KeyCheck;

/** One signature, from the first look at the key to the last byte on the disk. */
record SigningJob(SigningKey key, CmsSignOptions options) {

    private static final String ATTEMPTED = "signing a file";
    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

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
        Services services = new Services(options.level(), options.timestamps(), options.evidence());
        services.require(SignatureLevel.B_B);
        return new Preparation(key, CadesSigner.create(chain, algorithm), time, services);
    }

    /** A signature that waits for what it is over. */
    record Preparation(SigningKey key, CadesSigner cades, OffsetDateTime time, Services services) {

        String digestName() {
            return cades.algorithm().digestName();
        }

        /** Asks the key, and then the others that the level needs. */
        CmsFile.Parts sign(byte[] contentDigest) {
            CmsFile.Parts signed = new CmsFile.Parts(
                    List.of(Der.of(cades.digestIdentifier())),
                    cades.chain().stream().map(Raising::der).toList(),
                    List.of(),
                    List.of(Der.of(cades.signerInfo(key, contentDigest, time.toInstant()))));
            Raising raising = new Raising(services, CMSObjectIdentifiers.data, signed);
            raising.run();
            return raising.parts();
        }

        /** A whole signature over a few bytes that stand elsewhere. */
        byte[] detached(byte[] content) {
            return CmsLayout.detached(
                    CMSObjectIdentifiers.data, sign(cades.digest().digest(content)));
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
