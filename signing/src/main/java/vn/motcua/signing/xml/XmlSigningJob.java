package vn.motcua.signing.xml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.GatheredEvidence;
import vn.motcua.signing.internal.KeyCheck;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.xml.internal.Claim;
import vn.motcua.signing.xml.internal.CoveredPart;
import vn.motcua.signing.xml.internal.FileReference;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.ReferencedFile;
import vn.motcua.signing.xml.internal.ReferencedFiles;
import vn.motcua.signing.xml.internal.SignatureMaker;
import vn.motcua.signing.xml.internal.SignatureParts;
import vn.motcua.signing.xml.internal.Spool;
import vn.motcua.signing.xml.internal.XmlCounterSigning;
import vn.motcua.signing.xml.internal.XmlEvents;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlRaising;
import vn.motcua.signing.xml.internal.XmlReading;
import vn.motcua.signing.xml.internal.XmlScheme;

/** One signature, from the first look at the key to the last byte on the disk. */
final class XmlSigningJob {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private final XmlSignOptions options;
    private final Claim claim;
    private final XmlScheme scheme;
    private final LevelServices services;
    private final SignatureMaker maker;

    XmlSigningJob(SigningKey key, XmlSignOptions options) {
        this.options = options;
        OffsetDateTime time = options.clock().instant().atOffset(VIET_NAM);
        this.claim = new Claim(
                time,
                options.canonicalization().form(),
                options.policy().map(XmlPolicy::property).orElse(""));
        KeyCheck.requireValid(
                key.certificate(), options.allowExpired(), claim.time().toInstant());
        this.scheme = XmlScheme.of(key, KeyCheck.algorithm(key.algorithms(), options.algorithm()));
        this.services = new LevelServices(options.level(), options.timestamps(), options.evidence());
        services.require(SignatureLevel.B_B);
        if (services.gathers(SignatureLevel.B_B)) {
            GatheredEvidence.requireProvable(services.evidences(), KeyCheck.chain(key));
        }
        boolean stamps = options.level() != SignatureLevel.B_B;
        this.maker = new SignatureMaker(key, scheme, claim, stamps ? options.timestamps() : Optional.empty());
    }

    SignedXml toFile(Path in, Path out) {
        if (options.packaging() == XmlPackaging.DETACHED) {
            return toFile(List.of(in), out);
        }
        XmlFile source = XmlFile.of(in);
        try (DraftSpool spool = DraftSpool.beside(out, List.of(in))) {
            return options.packaging() == XmlPackaging.ENVELOPED ? enveloped(source, spool) : enveloping(source, spool);
        }
    }

    private SignedXml enveloped(XmlFile source, DraftSpool spool) {
        EnvelopedSurvey survey = new EnvelopedSurvey(options, maker::digest);
        source.read(survey.listeners().toArray(XmlEvents[]::new));
        String name = options.place().map(XmlPath::expression).orElse("") + "/" + survey.signatures();
        SignatureParts parts =
                maker.make(survey.parts(), new SignatureMaker.Place(survey.surroundings(), name, source.parser()));
        return complete(
                spool, parts, out -> source.copy(List.of(survey.edit(parts.whole())), out), ReferencedFiles.none());
    }

    private SignedXml enveloping(XmlFile source, DraftSpool spool) {
        EnvelopingSignature signature = new EnvelopingSignature(source, maker);
        SignatureParts parts = signature.make();
        return complete(spool, parts, out -> signature.write(parts, out), ReferencedFiles.none());
    }

    /** A document of its own over files of any kind. */
    SignedXml toFile(List<Path> files, Path out) {
        if (options.packaging() != XmlPackaging.DETACHED) {
            throw refused("packaging", options.packaging().name(), "DETACHED for several files");
        }
        requireNames(files);
        List<XmlFile> sources = files.stream().map(XmlFile::of).toList();
        try (DraftSpool spool = DraftSpool.beside(out, files)) {
            List<CoveredPart> covered = new ArrayList<>();
            for (XmlFile source : sources) {
                MessageDigest digest = maker.digest();
                source.octets(digest::update);
                covered.add(covered(files.get(covered.size()), covered.size() + 1, digest.digest()));
            }
            SignatureParts parts = maker.make(covered, SignatureMaker.Place.alone(new XmlReading()));
            return complete(
                    spool,
                    parts,
                    target -> target.write(parts.whole().getBytes(StandardCharsets.UTF_8)),
                    beside(files));
        }
    }

    private static CoveredPart covered(Path file, int number, byte[] digest) {
        return new CoveredPart(
                "-reference-" + number,
                FileReference.of(name(file)),
                Optional.empty(),
                List.of(),
                Optional.of("application/octet-stream"),
                digest);
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static void requireNames(List<Path> files) {
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            if (!names.add(name(file))) {
                throw refused("files", "a name that is there twice", "names that differ");
            }
        }
        if (files.isEmpty()) {
            throw refused("files", "none", "at least one");
        }
    }

    private static InvalidInputException refused(String field, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
    }

    private static ReferencedFiles beside(List<Path> files) {
        Map<String, Path> named = new HashMap<>();
        files.forEach(file -> named.put(FileReference.of(name(file)), file));
        return reference -> Optional.ofNullable(named.get(reference)).map(ReferencedFile::of);
    }

    /** The values of signatures that stand there: of all that stand in no other, or of those that are named. */
    CounterSignedXml counterSign(Path in, Path out) {
        if (services.archives()) {
            throw refused("level", options.level().label(), "B-LT at most, and then raising the document");
        }
        XmlFile source = XmlFile.of(in);
        IdAttributes ids = new IdAttributes(options.idAttributes());
        try (DraftSpool spool = DraftSpool.beside(out, List.of(in))) {
            XmlCounterSigning.CounterSigned made =
                    new XmlCounterSigning(source, maker, ids, ReferencedFiles.none()).run(this::isChosen, spool);
            if (services.gathers(SignatureLevel.B_T)) {
                new XmlRaising(services, ids, ReferencedFiles.none())
                        .run(
                                made.result(),
                                spool,
                                node -> made.identifiers()
                                        .contains(node.attribute("Id").orElse("")));
            }
            spool.publish();
            return new CounterSignedXml(made.identifiers(), claim.time(), options.level(), scheme.algorithm());
        }
    }

    private boolean isChosen(XmlNode signature) {
        Set<String> named = options.references().stream()
                .filter(XmlReference.Element.class::isInstance)
                .map(reference -> ((XmlReference.Element) reference).id())
                .collect(Collectors.toSet());
        return named.isEmpty()
                ? XmlCounterSigning.isOutermost(signature)
                : named.contains(signature.attribute("Id").orElse(""));
    }

    private SignedXml complete(DraftSpool spool, SignatureParts parts, Spool.Writing writing, ReferencedFiles beside) {
        XmlFile signed = spool.keep(writing);
        if (options.level().compareTo(SignatureLevel.B_T) > 0) {
            new XmlRaising(services, new IdAttributes(options.idAttributes()), beside)
                    .run(signed, spool, node -> node.attribute("Id").equals(Optional.of(parts.id())));
        }
        spool.publish();
        return new SignedXml(parts.id(), claim.time(), options.level(), scheme.algorithm());
    }
}
