package vn.motcua.signing.xml.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.GatheredEvidence;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;

/**
 * Raises the signatures of one document (EN 319 132-1, 6): first their values are stamped and what proves them is
 * gathered, then archive time-stamps are made over what is there by then, those of inner signatures first.
 */
public final class XmlRaising {

    private final LevelServices services;
    private final IdAttributes ids;
    private final ReferencedFiles files;
    private final boolean whole;
    private int timestamps;
    private int evidence;

    /**
     * Prepares to raise.
     *
     * @param services the level, and whom to ask
     * @param ids which attributes identify
     * @param files what lies beside the document
     */
    public XmlRaising(LevelServices services, IdAttributes ids, ReferencedFiles files) {
        this(services, ids, files, services.archives());
    }

    private XmlRaising(LevelServices services, IdAttributes ids, ReferencedFiles files, boolean whole) {
        this.services = services;
        this.ids = ids;
        this.files = files;
        this.whole = whole;
    }

    /**
     * Prepares to raise signatures of a container, in which all that they refer to has to be.
     *
     * @param services the level, and whom to ask
     * @param files the files of the container
     * @return what raises
     */
    static XmlRaising contained(LevelServices services, ReferencedFiles files) {
        return new XmlRaising(services, new IdAttributes(Set.of("Id")), files, true);
    }

    /**
     * What was done.
     *
     * @param signatures how many signatures there are to raise
     * @param before the level that all of them had
     * @param reached the level that all of them have
     * @param timestamps how many time-stamps were added
     * @param evidence how many pieces of evidence were added
     */
    public record Raised(int signatures, SignatureLevel before, SignatureLevel reached, int timestamps, int evidence) {}

    /**
     * Raises signatures; the result is what the spool keeps last.
     *
     * @param source the document
     * @param spool keeps what is made
     * @param those which signatures are raised
     * @return what was done
     */
    public Raised run(XmlFile source, Spool spool, Predicate<XmlNode> those) {
        Step step = new Step(source, those);
        SignatureLevel before = step.hold(whole);
        services.require(before);
        List<Integer> raised = step.raised(before);
        step.requireUncovered(raised);
        raised.forEach(place -> raise(step.signatures.get(place)));
        XmlFile at = step.keep(spool);
        if (services.archives()) {
            for (int depth : step.depths(raised).descendingSet()) {
                Step next = new Step(at, those);
                next.archive(raised.stream()
                        .filter(place -> next.depth(place) == depth)
                        .toList());
                at = next.keep(spool);
            }
        }
        SignatureLevel reached = raised.isEmpty() ? before : services.level();
        return new Raised(step.signatures.size(), before, reached, timestamps, evidence);
    }

    /** Adds all that stands before an archive time-stamp. */
    private void raise(RaisedSignature signature) {
        SignatureLevel level = signature.level();
        List<SignedMaterial> stamps = new ArrayList<>(signature.overValue().stream()
                .map(SignatureStamps.Held::material)
                .toList());
        Optional<Instant> proven = signature.proven();
        if (level == SignatureLevel.B_B) {
            byte[] token = services.stamps()
                    .stamp(signature.digestName(), signature.valueDigest())
                    .token();
            signature.added().stamp(token);
            timestamps++;
            SignedMaterial material = SignedMaterial.read(token)
                    .orElseThrow(() -> new IllegalStateException("a checked time-stamp can be read"));
            stamps.add(material);
            proven = material.stampTime();
        }
        if (services.renews(level)) {
            signature
                    .lastArchived()
                    .ifPresent(last -> evidence += signature
                            .added()
                            .proveStamps(List.of(about("the archive time-stamp").aboutTimestamp(last))));
        } else if (services.gathers(level)) {
            prove(signature, stamps, proven);
        }
    }

    private void prove(RaisedSignature signature, List<SignedMaterial> stamps, Optional<Instant> proven) {
        List<X509Certificate> beside = signature.form().certificates();
        List<Evidence> gathered = new ArrayList<>();
        gathered.add(new GatheredEvidence(services.evidences(), "the signature", proven)
                .aboutSignature(signature.signer(), beside));
        stamps.forEach(stamp -> gathered.add(about("the time-stamp").aboutTimestamp(stamp)));
        boolean there = signature.has("CertificateValues") || signature.has("RevocationValues");
        evidence += there
                ? signature.added().proveStamps(gathered)
                : signature.added().prove(gathered);
    }

    private GatheredEvidence about(String name) {
        return new GatheredEvidence(services.evidences(), name, Optional.empty());
    }

    /** One reading of the document, with what it leads to. */
    private final class Step {

        private final XmlFile document;
        private final List<XmlSignatureForm> all;
        private final List<RaisedSignature> signatures;

        Step(XmlFile document, Predicate<XmlNode> those) {
            this.document = document;
            SignatureFinder finder = new SignatureFinder();
            document.read(finder);
            this.all = finder.signatures().stream().map(XmlSignatureForm::new).toList();
            this.signatures = finder.signatures().stream()
                    .filter(those)
                    .map(RaisedSignature::new)
                    .toList();
            if (signatures.isEmpty()) {
                throw RaisedSignature.refused("a document without signatures", "a signed document");
            }
        }

        private ReferenceOctets octets(RaisedSignature signature) {
            return new ReferenceSource(document, ids, files, signature.form().signature());
        }

        /** Holds all signatures and says which level they have. */
        SignatureLevel hold(boolean everything) {
            XmlParts parts = new XmlParts(ids);
            signatures.forEach(signature -> signature.order(parts));
            parts.make(document);
            SignatureLevel lowest = SignatureLevel.B_LTA;
            for (RaisedSignature signature : signatures) {
                signature.requireIntact(octets(signature), everything);
                signature.hold(document, ids, octets(signature));
                boolean lower = !signature.isSealed() && signature.level().compareTo(lowest) < 0;
                lowest = lower ? signature.level() : lowest;
            }
            return lowest;
        }

        /** Those that lack something, or all where all are to be renewed; what is sealed has to stay. */
        List<Integer> raised(SignatureLevel before) {
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < signatures.size(); place++) {
                RaisedSignature signature = signatures.get(place);
                boolean lacks = services.level().compareTo(signature.level()) > 0 || services.renews(before);
                if (lacks && !signature.isSealed()) {
                    places.add(place);
                }
            }
            return places;
        }

        void requireUncovered(List<Integer> places) {
            List<XmlEvents> covers = new ArrayList<>();
            for (XmlSignatureForm covering : all) {
                for (int place : places) {
                    XmlNode changed = signatures.get(place).form().signature();
                    if (covering.signature() != changed) {
                        covers.add(new Cover(covering, changed, ids));
                    }
                }
            }
            if (!covers.isEmpty()) {
                document.read(covers.toArray(XmlEvents[]::new));
            }
        }

        int depth(int place) {
            return RaisedSignature.depth(signatures.get(place).form().signature());
        }

        NavigableSet<Integer> depths(List<Integer> places) {
            NavigableSet<Integer> depths = new TreeSet<>();
            places.forEach(place -> depths.add(depth(place)));
            return depths;
        }

        void archive(List<Integer> places) {
            for (int place : places) {
                RaisedSignature signature = signatures.get(place);
                byte[] imprint = SignatureStamps.archived(signature.form(), document, ids, octets(signature))
                        .digest(signature.digestName());
                signature
                        .added()
                        .archive(services.stamps()
                                .stamp(signature.digestName(), imprint)
                                .token());
                timestamps++;
            }
        }

        XmlFile keep(Spool spool) {
            List<XmlFile.Edit> edits = signatures.stream()
                    .map(RaisedSignature::edit)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(XmlFile.Edit::at))
                    .toList();
            return spool.keep(out -> document.copy(edits, out));
        }
    }
}
