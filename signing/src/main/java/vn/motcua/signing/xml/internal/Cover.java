package vn.motcua.signing.xml.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.InvalidInputException;

/** Refuses to change a signature that another one covers, whose digest would no longer hold. */
final class Cover implements XmlEvents {

    private final XmlNode changed;
    private final IdAttributes ids;
    private final List<String> covered = new ArrayList<>();

    Cover(XmlSignatureForm covering, XmlNode changed, IdAttributes ids) {
        this.changed = changed;
        this.ids = ids;
        boolean within = covering.signature().holds(changed.tag().ordinal());
        for (XmlReferenceForm reference : covering.references()) {
            XmlReferenceForm.@Nullable Way way = reference.way();
            boolean left = way != null && (way.withoutSignatures() || (way.enveloped() && within));
            if (reference.isDocument() && !left) {
                throw refused();
            }
            reference.id().filter(id -> !left).ifPresent(covered::add);
        }
    }

    @Override
    public void start(StartTag tag) {
        boolean around = tag.ordinal() <= changed.tag().ordinal() && isAncestor(tag);
        if (around && covered.stream().anyMatch(id -> ids.identifies(tag, id))) {
            throw refused();
        }
    }

    private boolean isAncestor(StartTag tag) {
        Optional<StartTag> at = Optional.of(changed.tag());
        while (at.isPresent() && at.get().ordinal() > tag.ordinal()) {
            at = at.get().parent();
        }
        return at.isPresent() && at.get().ordinal() == tag.ordinal();
    }

    private static InvalidInputException refused() {
        return RaisedSignature.refused("a signature that another one covers", "signatures beside each other");
    }
}
