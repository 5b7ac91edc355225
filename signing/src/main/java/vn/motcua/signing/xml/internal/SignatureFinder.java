package vn.motcua.signing.xml.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every signature of a document and keeps it, but for the content an enveloping one holds.
 *
 * <p>The limits: 500 signatures, 100,000 elements and 16 Mi characters in them.
 */
public final class SignatureFinder implements XmlEvents {

    private static final int MOST_SIGNATURES = 500;
    private static final int MOST_ELEMENTS = 100_000;
    private static final int MOST_TEXT = 16 << 20;

    private final List<XmlNode> outermost = new ArrayList<>();
    private @Nullable XmlNode current;

    /** The contents of objects that are passed over until they end, the innermost first. */
    private final Deque<Passed> passed = new ArrayDeque<>();

    private long ordinal;
    private int elements;
    private int characters;

    private record Passed(StartTag tag, XmlNode holder) {}

    /** Makes a finder for one document. */
    public SignatureFinder() {}

    @Override
    public void start(StartTag tag) {
        ordinal = tag.ordinal();
        @Nullable XmlNode around = current;
        if (around != null && around.is(Xades.DS, "Object") && !isKept(tag)) {
            passed.push(new Passed(tag, around));
            current = null;
        } else if (around != null) {
            keep(tag, around);
            return;
        }
        if (tag.is(Xades.DS, "Signature")) {
            keep(tag, null);
        }
    }

    private static boolean isKept(StartTag tag) {
        return Xades.isOfSignatures(tag.uri()) && !tag.local().equals("Signature");
    }

    private void keep(StartTag tag, @Nullable XmlNode around) {
        if (++elements > MOST_ELEMENTS) {
            throw XmlRefusal.beyond("the signatures hold more than " + MOST_ELEMENTS + " elements");
        }
        XmlNode node = new XmlNode(tag, around);
        current = node;
        if (around == null) {
            outermost.add(node);
        }
    }

    @Override
    public void text(char[] text, int from, int length) {
        if (current != null && !current.is(Xades.DS, "Object")) {
            characters += length;
            if (characters > MOST_TEXT) {
                throw XmlRefusal.beyond("the signatures hold more than " + MOST_TEXT + " characters");
            }
            current.text(text, from, length);
        }
    }

    @Override
    public void end(StartTag tag, long from, long to) {
        @Nullable XmlNode open = current;
        if (open != null && open.tag() == tag) {
            open.end(ordinal, from, to);
            current = open.parent().orElse(null);
        }
        @Nullable Passed content = passed.peek();
        if (content != null && content.tag == tag) {
            passed.pop();
            current = content.holder;
        }
    }

    /**
     * Returns the signatures, those within others too.
     *
     * @return in the order of the document
     */
    public List<XmlNode> signatures() {
        List<XmlNode> all = new ArrayList<>();
        outermost.forEach(node -> all.addAll(node.all(Xades.DS, "Signature")));
        if (all.size() > MOST_SIGNATURES) {
            throw XmlRefusal.beyond("there are more than " + MOST_SIGNATURES + " signatures");
        }
        return all;
    }
}
