package vn.motcua.signing.xml.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part of a document in canonical form while it is read (Canonical XML 1.0 and 1.1, Exclusive XML
 * Canonicalization 1.0). The part is a document or an element, with or without some elements in it; that is what
 * signatures nearly always cover, and for it no tree is needed.
 */
public final class Canonicalizer implements XmlEvents {

    private final CanonicalForm form;
    private final Selection selection;
    private final CanonicalOutput output;
    private final CanonicalTag writer;
    private final boolean comments;

    /** The element with which the part begins, once it has come. */
    private @Nullable StartTag apex;

    private @Nullable StartTag left;
    private boolean active;
    private boolean afterRoot;

    /**
     * Prepares a canonicalisation.
     *
     * @param form the canonical form
     * @param inclusive the prefixes the exclusive forms treat like the inclusive ones, the empty one for the default
     * @param selection the part
     * @param target takes the octets
     */
    public Canonicalizer(CanonicalForm form, List<String> inclusive, Selection selection, OctetConsumer target) {
        this.form = form;
        this.selection = selection;
        this.output = new CanonicalOutput(target);
        this.writer = new CanonicalTag(form, List.copyOf(inclusive), output);
        this.comments = form.keepsComments() && selection.comments();
        this.active = selection.whole();
    }

    /**
     * Tells with which element the part began.
     *
     * @return the element; empty if it has not come, or for the whole document
     */
    public Optional<StartTag> apex() {
        return Optional.ofNullable(apex);
    }

    /**
     * Hands over what is still held back; to be called when the document has been read.
     *
     * @return true if the part was there
     */
    public boolean finish() {
        output.flush();
        return selection.whole() || apex != null;
    }

    @Override
    public void start(StartTag tag) {
        if (!active && apex == null && selection.apex().test(tag)) {
            apex = tag;
            active = true;
        }
        if (!active || left != null) {
            return;
        }
        if (selection.left().test(tag)) {
            left = tag;
            return;
        }
        writer.start(tag, tag == apex || tag.depth() == 1);
    }

    @Override
    public void end(StartTag tag, long from, long to) {
        if (!active) {
            return;
        }
        if (left == null) {
            writer.end(tag);
        } else if (left == tag) {
            left = null;
        }
        if (tag == apex) {
            active = false;
        }
        afterRoot = tag.depth() == 1;
    }

    @Override
    public void text(char[] characters, int from, int length) {
        if (writes() && writer.inElement()) {
            output.text(characters, from, length);
        }
    }

    @Override
    public void comment(char[] characters, int from, int length) {
        if (comments && writes()) {
            lineBefore();
            output.markup("<!--");
            output.raw(characters, from, length);
            output.markup("-->");
            lineBehind();
        }
    }

    @Override
    public void instruction(String target, String data) {
        if (!writes()) {
            return;
        }
        lineBefore();
        output.markup("<?");
        output.markup(target);
        if (!data.isEmpty()) {
            output.ascii(' ');
            output.raw(data.toCharArray(), 0, data.length());
        }
        output.markup("?>");
        lineBehind();
    }

    private boolean writes() {
        return active && left == null;
    }

    /** Outside the root everything stands in a line of its own, which is all the white space there is. */
    private void lineBefore() {
        if (afterRoot && !writer.inElement()) {
            output.ascii('\n');
        }
    }

    private void lineBehind() {
        if (!afterRoot && !writer.inElement()) {
            output.ascii('\n');
        }
    }

    @Override
    public String toString() {
        return "Canonicalizer[" + form + "]";
    }
}
