package vn.motcua.signing.xml.internal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Signs the values of the signatures in a document (EN 319 132-1, 5.2.7). */
public final class XmlCounterSigning {

    private final XmlFile document;
    private final SignatureMaker maker;
    private final IdAttributes ids;
    private final ReferencedFiles files;

    /**
     * Prepares to counter-sign.
     *
     * @param document the document
     * @param maker makes the signatures
     * @param ids which attributes identify
     * @param files what lies beside the document
     */
    public XmlCounterSigning(XmlFile document, SignatureMaker maker, IdAttributes ids, ReferencedFiles files) {
        this.document = document;
        this.maker = maker;
        this.ids = ids;
        this.files = files;
    }

    /**
     * What was made.
     *
     * @param identifiers of the counter-signatures
     * @param result the document with them
     */
    public record CounterSigned(List<String> identifiers, XmlFile result) {

        /** Copies the list. */
        public CounterSigned {
            identifiers = List.copyOf(identifiers);
        }
    }

    /**
     * Counter-signs. Everything is verified before the key is asked.
     *
     * @param those which signatures
     * @param spool keeps the result
     * @return what was made
     */
    public CounterSigned run(Predicate<XmlNode> those, Spool spool) {
        SignatureFinder finder = new SignatureFinder();
        document.read(finder);
        List<RaisedSignature> signed = finder.signatures().stream()
                .filter(those)
                .map(RaisedSignature::new)
                .toList();
        if (signed.isEmpty()) {
            throw RaisedSignature.refused("a document without that signature", "a signed document");
        }
        Map<RaisedSignature, XmlParts.Ordered> values = hold(signed);
        Map<Long, Surroundings> places = survey(finder.signatures(), signed);
        List<String> identifiers = new ArrayList<>();
        for (RaisedSignature signature : signed) {
            SignatureParts made = make(signature, values, places);
            signature.added().counter(made.whole());
            identifiers.add(made.id());
        }
        List<XmlFile.Edit> edits = signed.stream()
                .map(RaisedSignature::edit)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(XmlFile.Edit::at))
                .toList();
        return new CounterSigned(identifiers, spool.keep(out -> document.copy(edits, out)));
    }

    /**
     * Says whether a signature stands in no other.
     *
     * @param signature the signature
     * @return true if so
     */
    public static boolean isOutermost(XmlNode signature) {
        return RaisedSignature.depth(signature) == 0;
    }

    private Map<RaisedSignature, XmlParts.Ordered> hold(List<RaisedSignature> signed) {
        XmlParts parts = new XmlParts(ids);
        Map<RaisedSignature, XmlParts.Ordered> values = new LinkedHashMap<>();
        for (RaisedSignature signature : signed) {
            signature.order(parts);
            values.put(signature, parts.octets(value(signature), maker.form(), List.of()));
        }
        parts.make(document);
        for (RaisedSignature signature : signed) {
            XmlNode node = signature.form().signature();
            signature.requireIntact(new ReferenceSource(document, ids, files, node), false);
            if (signature.isSealed()) {
                throw RaisedSignature.refused("a signature under an archive time-stamp", "the one around it");
            }
        }
        return values;
    }

    private static XmlNode value(RaisedSignature signature) {
        return signature
                .form()
                .value()
                .filter(node -> node.attribute("Id").isPresent())
                .orElseThrow(() -> RaisedSignature.refused(
                        "a signature whose value has no identifier", "a value that can be referred to"));
    }

    /** The one pass that finds what is around the places, and refuses what another signature covers. */
    private Map<Long, Surroundings> survey(List<XmlNode> all, List<RaisedSignature> signed) {
        Map<Long, Surroundings> places = new LinkedHashMap<>();
        signed.forEach(signature -> places.put(signature.holder().tag().ordinal(), Surroundings.none()));
        List<XmlEvents> listeners = new ArrayList<>();
        listeners.add(new XmlEvents() {
            @Override
            public void start(StartTag tag) {
                places.computeIfPresent(tag.ordinal(), (ordinal, none) -> Surroundings.within(tag));
            }
        });
        for (XmlNode covering : all) {
            XmlSignatureForm form = new XmlSignatureForm(covering);
            signed.stream()
                    .map(signature -> signature.form().signature())
                    .filter(changed -> changed != covering)
                    .forEach(changed -> listeners.add(new Cover(form, changed, ids)));
        }
        document.read(listeners.toArray(XmlEvents[]::new));
        return places;
    }

    private SignatureParts make(
            RaisedSignature signature, Map<RaisedSignature, XmlParts.Ordered> values, Map<Long, Surroundings> places) {
        String valueId = value(signature).attribute("Id").orElseThrow();
        MessageDigest digest = maker.digest();
        XmlParts.Ordered value = Objects.requireNonNull(values.get(signature), "value");
        value.result().ifPresent(digest::update);
        CoveredPart part = new CoveredPart(
                "-reference-1",
                "#" + valueId,
                Optional.of(Xades.COUNTERSIGNED),
                List.of(maker.form().uri()),
                Optional.empty(),
                digest.digest());
        Surroundings around = Objects.requireNonNull(
                        places.get(signature.holder().tag().ordinal()), "place")
                .declaring(Map.of("ds", Xades.DS, "xades", Xades.XADES));
        String name =
                valueId + "/" + signature.form().unsignedSignatureProperties().size();
        return maker.make(List.of(part), new SignatureMaker.Place(around, name, document.parser()));
    }
}
