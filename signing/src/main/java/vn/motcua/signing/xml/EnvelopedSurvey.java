package vn.motcua.signing.xml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.xml.internal.Canonicalizer;
import vn.motcua.signing.xml.internal.CoveredPart;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.Selection;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Surroundings;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlEvents;
import vn.motcua.signing.xml.internal.XmlFile;

/**
 * The one pass over a document that will hold its signature: hashes what is covered, finds the place, and counts
 * identifiers, which must be there once and no more.
 */
final class EnvelopedSurvey implements XmlEvents {

    private final XmlSignOptions options;
    private final IdAttributes ids;
    private final List<Covered> covered = new ArrayList<>();
    private final XmlPath.@Nullable Follower follower;
    private final @Nullable String placeId;
    private int places;
    private int signatures;
    private @Nullable StartTag place;
    private Surroundings surroundings = Surroundings.none();
    private XmlFile.@Nullable Edit edit;
    private @Nullable String closing;

    EnvelopedSurvey(XmlSignOptions options, Supplier<MessageDigest> digests) {
        this.options = options;
        this.ids = new IdAttributes(options.idAttributes());
        for (XmlReference reference : options.references()) {
            covered.add(new Covered(reference, digests.get()));
        }
        this.follower = options.place().map(XmlPath::follower).orElse(null);
        this.placeId =
                options.references().size() == 1 && options.references().get(0) instanceof XmlReference.Element element
                        ? element.id()
                        : null;
    }

    /** A reference and what is made of it while the document passes. */
    private final class Covered {

        private final XmlReference reference;
        private final MessageDigest digest;
        private final Canonicalizer canonicalizer;
        private int seen;

        Covered(XmlReference reference, MessageDigest digest) {
            this.reference = reference;
            this.digest = digest;
            this.canonicalizer = new Canonicalizer(
                    options.canonicalization().form(), List.of(), selection(reference), digest::update);
        }

        private Selection selection(XmlReference covering) {
            if (covering instanceof XmlReference.Element element) {
                return Selection.element(tag -> ids.identifies(tag, element.id()));
            }
            Selection all = Selection.document();
            return covering instanceof XmlReference.Document ? all : all.without(tag -> tag.is(Xades.DS, "Signature"));
        }

        void count(StartTag tag) {
            if (reference instanceof XmlReference.Element element && ids.identifies(tag, element.id())) {
                seen++;
            }
        }

        CoveredPart part(String id, StartTag parent) {
            if (reference instanceof XmlReference.Element && seen != 1) {
                throw refused("id", seen + " elements with that identifier", "one");
            }
            canonicalizer.finish();
            List<String> transforms = new ArrayList<>();
            if (reference instanceof XmlReference.DocumentWithoutSignatures) {
                transforms.add(Xades.XPATH);
            } else if (canonicalizer.apex().map(parent::isWithin).orElse(true)) {
                transforms.add(Xades.ENVELOPED);
            }
            transforms.add(options.canonicalization().uri());
            String uri = reference instanceof XmlReference.Element element ? "#" + element.id() : "";
            return new CoveredPart(id, uri, Optional.empty(), transforms, Optional.of("text/xml"), digest.digest());
        }
    }

    List<XmlEvents> listeners() {
        List<XmlEvents> all = new ArrayList<>(List.of(this));
        covered.forEach(each -> all.add(each.canonicalizer));
        return all;
    }

    @Override
    public void start(StartTag tag) {
        covered.forEach(each -> each.count(tag));
        signatures += tag.is(Xades.DS, "Signature") ? 1 : 0;
        if (isPlace(tag)) {
            places++;
            place = tag;
            surroundings = Surroundings.within(tag);
        }
    }

    private boolean isPlace(StartTag tag) {
        if (follower != null) {
            return follower.leadsTo(tag);
        }
        return placeId == null ? tag.depth() == 1 : ids.identifies(tag, placeId);
    }

    @Override
    public void end(StartTag tag, long from, long to) {
        if (tag == place) {
            int strokeAndBracket = 2;
            edit = tag.empty()
                    ? new XmlFile.Edit(to - strokeAndBracket, strokeAndBracket, new byte[0])
                    : new XmlFile.Edit(from, 0, new byte[0]);
            closing = tag.empty() ? "</" + tag.qualified() + ">" : null;
        }
    }

    /** How many signatures were there before. */
    int signatures() {
        return signatures;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** What is covered, after the document has passed. */
    List<CoveredPart> parts() {
        @Nullable StartTag parent = place;
        if (places != 1 || parent == null) {
            throw refused("place", places + " such elements in the document", "one");
        }
        List<CoveredPart> parts = new ArrayList<>();
        for (Covered each : covered) {
            parts.add(each.part("-reference-" + (parts.size() + 1), parent));
        }
        return parts;
    }

    /** Where the signature goes in. */
    XmlFile.Edit edit(String signature) {
        if (edit == null) {
            throw new IllegalStateException("the document has passed");
        }
        String added = closing == null ? signature : ">" + signature + closing;
        return new XmlFile.Edit(edit.at(), edit.removed(), added.getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidInputException refused(String field, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
    }
}
