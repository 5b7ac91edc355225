package vn.motcua.signing.xml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.xml.internal.Surroundings;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlEvents;
import vn.motcua.signing.xml.internal.XmlFile;

/** One signature, from the first look at the key to the last byte on the disk. */
final class XmlSigningJob {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);
    private static final int ID_OCTETS = 12;

    private final SigningKey key;
    private final XmlSignOptions options;
    private final OffsetDateTime time;
    private final XmlScheme scheme;
    private final Optional<TimestampClient> timestamps;

    XmlSigningJob(SigningKey key, XmlSignOptions options) {
        this.key = key;
        this.options = options;
        this.time = options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
        this.scheme = XmlScheme.of(key, options, time.toInstant());
        this.timestamps = options.level() == SignatureLevel.B_B ? Optional.empty() : options.timestamps();
        if (options.level() != SignatureLevel.B_B && timestamps.isEmpty()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "timestamps", "nobody to ask", "a client for level B-T");
        }
    }

    SignedXml toFile(Path in, Path out) {
        XmlFile source = XmlFile.of(in);
        try (XmlDraft draft = XmlDraft.of(in, out)) {
            String id = switch (options.packaging()) {
                case ENVELOPED -> enveloped(source, draft);
                case ENVELOPING -> new EnvelopingSignature(source, draft).write(this);
                case DETACHED -> detached(source, draft, in);
            };
            draft.publish();
            return new SignedXml(id, time, options.level(), scheme.algorithm());
        }
    }

    private String enveloped(XmlFile source, XmlDraft draft) {
        EnvelopedSurvey survey = new EnvelopedSurvey(options);
        source.read(survey.listeners().toArray(XmlEvents[]::new));
        List<CoveredPart> unnamed = survey.parts();
        SignatureText text = text(unnamed);
        List<CoveredPart> named =
                unnamed.stream().map(part -> part.in(text.id())).toList();
        String signature = signature(text, named, survey.surroundings());
        source.copy(List.of(survey.edit(signature)), draft);
        return text.id();
    }

    private String detached(XmlFile source, XmlDraft draft, Path in) {
        MessageDigest digest = SignatureText.sha256();
        source.octets(digest::update);
        byte[] hash = digest.digest();
        CoveredPart part = new CoveredPart(
                "-reference-1", FileReference.of(in), Optional.empty(), List.of(), Optional.empty(), hash);
        SignatureText text = text(List.of(part));
        draft.write(signature(text, List.of(part.in(text.id())), Surroundings.none())
                .getBytes(StandardCharsets.UTF_8));
        return text.id();
    }

    XmlSignOptions options() {
        return options;
    }

    /** The identifier of the object that holds the document; it follows from when and by whom it is signed. */
    String objectId() {
        MessageDigest name = SignatureText.sha256();
        name.update(time.toString().getBytes(StandardCharsets.UTF_8));
        name.update(key.certificate().getPublicKey().getEncoded());
        return "object-" + HexFormat.of().formatHex(name.digest(), 0, ID_OCTETS);
    }

    /** Begins the signature; its identifier follows from what is signed, when and by whom. */
    SignatureText text(List<CoveredPart> covered) {
        MessageDigest name = SignatureText.sha256();
        covered.forEach(part -> {
            name.update(part.uri().getBytes(StandardCharsets.UTF_8));
            name.update(part.digest());
        });
        name.update(time.toString().getBytes(StandardCharsets.UTF_8));
        name.update(key.certificate().getPublicKey().getEncoded());
        options.place().ifPresent(path -> name.update(path.expression().getBytes(StandardCharsets.UTF_8)));
        String id = "sig-" + HexFormat.of().formatHex(name.digest(), 0, ID_OCTETS);
        return new SignatureText(id, key, options);
    }

    /** The whole signature over the parts. The key is asked last, and behind it only the time-stamp authority. */
    String signature(SignatureText text, List<CoveredPart> covered, Surroundings surroundings) {
        SignatureParts parts = parts(text, covered, surroundings);
        return parts.head() + parts.tail();
    }

    /** The signature in two halves, between which an enveloping one holds the document. */
    SignatureParts parts(SignatureText text, List<CoveredPart> covered, Surroundings surroundings) {
        CanonicalParts canonical = new CanonicalParts(options.canonicalization().form(), surroundings);
        String skeleton = text.opening() + text.properties(time, covered, "") + SignatureText.closing();
        byte[] properties = SignatureText.sha256(canonical.of(skeleton, text.signedPropertiesId()));
        List<CoveredPart> all = new ArrayList<>(covered);
        all.add(new CoveredPart(
                text.id() + "-reference-properties",
                "#" + text.signedPropertiesId(),
                Optional.of(Xades.SIGNED_PROPERTIES),
                List.of(options.canonicalization().uri()),
                Optional.empty(),
                properties));
        String info = text.signedInfo(scheme, all);
        String value =
                text.value(scheme.sign(canonical.of(text.opening() + info + SignatureText.closing(), text.infoId())));
        String unsigned = timestamps
                .map(client -> UnsignedProperties.stamped(
                        client, canonical, text.opening() + value + SignatureText.closing(), text.valueId()))
                .orElse("");
        return new SignatureParts(
                text.opening() + info + value + text.keyInfo(),
                text.properties(time, covered, unsigned) + SignatureText.closing());
    }
}
