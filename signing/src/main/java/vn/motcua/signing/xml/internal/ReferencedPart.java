package vn.motcua.signing.xml.internal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document that a signature refers to, canonicalised while the document passes; it notes as well what would
 * make the reference ambiguous.
 */
public final class ReferencedPart implements XmlEvents {

    private final @Nullable String id;
    private final IdAttributes ids;
    private final Canonicalizer canonicalizer;
    private final Map<String, Integer> names = new HashMap<>();
    private int seen;

    private ReferencedPart(@Nullable String id, IdAttributes ids, Canonicalizer canonicalizer) {
        this.id = id;
        this.ids = ids;
        this.canonicalizer = canonicalizer;
    }

    /**
     * How a part is canonicalised.
     *
     * @param form the canonical form
     * @param inclusive the prefixes an exclusive form treats like an inclusive one
     * @param target takes the octets
     */
    public record Way(CanonicalForm form, List<String> inclusive, OctetConsumer target) {

        private Canonicalizer of(Selection selection) {
            return new Canonicalizer(form, inclusive, selection, target);
        }
    }

    /**
     * Takes the element with an identifier.
     *
     * @param id the identifier
     * @param ids which attributes identify
     * @param changed leaves elements out, or keeps comments
     * @param way how it is canonicalised
     * @return the part
     */
    public static ReferencedPart identified(String id, IdAttributes ids, UnaryOperator<Selection> changed, Way way) {
        Selection selection = Selection.element(tag -> ids.identifies(tag, id));
        return new ReferencedPart(id, ids, way.of(changed.apply(selection)));
    }

    /**
     * Takes a selection.
     *
     * @param selection the document, or an element that is known already
     * @param way how it is canonicalised
     * @return the part
     */
    public static ReferencedPart selected(Selection selection, Way way) {
        return new ReferencedPart(null, new IdAttributes(Set.of()), way.of(selection));
    }

    @Override
    public void start(StartTag tag) {
        if (id != null && ids.identifies(tag, id)) {
            seen++;
        }
        canonicalizer.start(tag);
    }

    @Override
    public void end(StartTag tag, long from, long to) {
        canonicalizer.end(tag, from, to);
    }

    @Override
    public void text(char[] characters, int from, int length) {
        canonicalizer.text(characters, from, length);
    }

    @Override
    public void comment(char[] characters, int from, int length) {
        canonicalizer.comment(characters, from, length);
    }

    @Override
    public void instruction(String target, String data) {
        canonicalizer.instruction(target, data);
    }

    /**
     * Hands over what is held back; to be called when the document has been read.
     *
     * @return true if the part was there
     */
    public boolean finish() {
        return canonicalizer.finish();
    }

    /**
     * Tells with which element the part began.
     *
     * @return the element; empty if it was not there, or for the whole document
     */
    public Optional<StartTag> apex() {
        return canonicalizer.apex();
    }

    /**
     * Says whether more than one element has the identifier.
     *
     * @return true if so
     */
    public boolean isAmbiguous() {
        return seen > 1;
    }

    /**
     * Says how many elements of the same name stand beside the element, itself among them. It is told by {@link Siblings}.
     *
     * @return the number, 0 if it was not counted
     */
    public int alike() {
        return apex().map(tag -> names.getOrDefault(Siblings.name(tag), 0)).orElse(0);
    }

    /** Counts what stands beside the parts that were found. */
    public static final class Siblings implements XmlEvents {

        private final List<ReferencedPart> parts;
        private final ArrayDeque<Map<String, Integer>> open = new ArrayDeque<>();

        /**
         * Counts for some parts, which have to be told of each element before.
         *
         * @param parts the parts
         */
        public Siblings(List<ReferencedPart> parts) {
            this.parts = List.copyOf(parts);
        }

        private static String name(StartTag tag) {
            return tag.uri() + ' ' + tag.local();
        }

        @Override
        public void start(StartTag tag) {
            if (!open.isEmpty()) {
                open.peek().merge(name(tag), 1, Integer::sum);
            }
            open.push(new HashMap<>(2));
        }

        @Override
        public void end(StartTag tag, long from, long to) {
            Map<String, Integer> within = open.pop();
            for (ReferencedPart part : parts) {
                if (part.apex()
                        .flatMap(StartTag::parent)
                        .filter(parent -> parent == tag)
                        .isPresent()) {
                    part.names.putAll(within);
                }
            }
        }
    }
}
