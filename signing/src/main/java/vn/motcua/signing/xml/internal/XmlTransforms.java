package vn.motcua.signing.xml.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.xml.internal.xpath.Setting;
import vn.motcua.signing.xml.internal.xpath.Steps;
import vn.motcua.signing.xml.internal.xpath.XPath;
import vn.motcua.signing.xml.internal.xpath.XPathRefusal;

/**
 * Runs the transforms of a reference one after the other over a tree: the way for forms that cannot be followed while a
 * document streams by. XSLT is a program and is never run.
 */
public final class XmlTransforms {

    /** The largest file that is transformed: it is held in memory, and its tree beside it. */
    public static final int LARGEST_FILE = XmlTree.MOST_CHARACTERS;

    /** More than any honest reference has; the limit of secure validation in Santuario is 5. */
    private static final int MOST_TRANSFORMS = 8;

    private final IdAttributes ids;
    private final @Nullable XmlTree origin;
    private final long signature;
    private final Steps steps;

    /** What the last transform made: nodes of a tree, or octets. */
    private @Nullable XmlTree tree;

    private Set<Node> nodes = Set.of();
    private byte[] octets = new byte[0];
    private boolean decoded;
    private @Nullable Selected selected;

    private XmlTransforms(IdAttributes ids, @Nullable XmlTree tree, long signature, Steps steps) {
        this.steps = steps;
        this.ids = ids;
        this.tree = tree;
        this.origin = tree;
        this.signature = signature;
    }

    /**
     * Begins with a reference within a document.
     *
     * @param tree the document
     * @param reference what is referred to
     * @param signature the number of the signature that the reference is in
     * @param steps what may still be done for the document
     * @return the beginning, empty if the reference leads nowhere
     */
    public static Optional<XmlTransforms> within(
            XmlTree tree, XmlReferenceForm reference, long signature, Steps steps) {
        XmlTransforms begun = new XmlTransforms(tree.ids(), tree, signature, steps);
        Optional<? extends Node> start = reference.isDocument()
                ? Optional.of(tree.document())
                : reference.id().flatMap(tree::identified);
        start.ifPresent(node -> begun.nodes = subtree(node, reference.keepsComments()));
        return start.map(node -> begun);
    }

    /**
     * Begins with a file beside the document.
     *
     * @param file its octets
     * @param ids which attributes identify
     * @param steps what may still be done for the document
     * @return the beginning
     */
    public static XmlTransforms over(byte[] file, IdAttributes ids, Steps steps) {
        XmlTransforms begun = new XmlTransforms(ids, null, 0, steps);
        begun.octets = file;
        return begun;
    }

    /**
     * Runs transforms, and at last Canonical XML 1.0 if what they leave are nodes.
     *
     * @param transforms the transforms
     * @param target takes the octets
     * @return what was selected of the document; empty if the transforms cannot be followed, are given up, or break
     */
    public Optional<Selected> run(List<XmlNode> transforms, OctetConsumer target) {
        if (transforms.size() > MOST_TRANSFORMS) {
            return Optional.empty();
        }
        try {
            for (XmlNode transform : transforms) {
                steps.spend(tree == null ? octets.length : tree.size());
                if (!isRun(transform)) {
                    return Optional.empty();
                }
            }
            if (tree != null) {
                canonicalize(CanonicalForm.INCLUSIVE_1_0, List.of());
            }
        } catch (XPathRefusal | InvalidInputException | XMLSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
        target.take(octets, 0, octets.length);
        return Optional.of(selected == null ? Selected.NOTHING : selected);
    }

    private boolean isRun(XmlNode transform) throws XMLSecurityException {
        String algorithm = transform.attribute("Algorithm").orElse("");
        Optional<CanonicalForm> form = CanonicalForm.of(algorithm);
        if (form.isPresent()) {
            parse();
            canonicalize(form.get(), XmlReferenceForm.inclusive(transform));
            return true;
        }
        switch (algorithm) {
            case Xades.ENVELOPED -> leaveSignatureOut();
            case Xades.BASE_64 -> decode();
            case Xades.XPATH -> filter(transform.only(Xades.DS, "XPath").orElseThrow(XmlTransforms::malformed));
            case Xades.XPATH_FILTER -> filterSubtrees(transform.children(Xades.XPATH_FILTER, "XPath"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static XPathRefusal malformed() {
        return new XPathRefusal("a transform lacks what it has to hold");
    }

    /** Octets that are to be nodes are a document. */
    private void parse() {
        if (tree != null) {
            return;
        }
        XmlTree parsed = new XmlTree(ids);
        try {
            new XmlReading().readTranscoded(new ByteArrayInputStream(octets), parsed);
        } catch (IOException e) {
            throw new IllegalStateException("octets in memory can be read", e);
        }
        if (!parsed.isComplete()) {
            throw new XPathRefusal("the document is larger than is transformed");
        }
        tree = parsed;
        nodes = subtree(parsed.document(), true);
    }

    private XmlTree current() {
        parse();
        if (tree == null) {
            throw malformed();
        }
        return tree;
    }

    private void leaveSignatureOut() {
        XmlTree at = current();
        if (at != origin) {
            throw new XPathRefusal("there is no signature in what was made by transforms");
        }
        Node own = at.element(signature).orElseThrow(XmlTransforms::malformed);
        nodes.removeAll(subtree(own, true));
    }

    private void filter(XmlNode expression) {
        XmlTree at = current();
        XPath path = XPath.of(expression.text(), expression.namespaces());
        Setting setting = setting(at, expression);
        Set<Node> kept = identitySet();
        for (Node node : nodes) {
            if (path.holds(node, setting)) {
                kept.add(node);
            }
        }
        nodes = kept;
    }

    /** XML-Signature XPath Filter 2.0, 3. */
    private void filterSubtrees(List<XmlNode> expressions) {
        XmlTree at = current();
        Set<Node> kept = subtree(at.document(), true);
        if (expressions.isEmpty()) {
            throw malformed();
        }
        for (XmlNode expression : expressions) {
            Setting setting = setting(at, expression);
            Set<Node> found = identitySet();
            for (Node node :
                    XPath.of(expression.text(), expression.namespaces()).nodes(at.document(), setting)) {
                // One within another has been taken along with it.
                if (!found.contains(node)) {
                    found.addAll(subtree(node, true));
                }
            }
            switch (expression.attribute("Filter").orElse("")) {
                case "intersect" -> kept.retainAll(found);
                case "subtract" -> kept.removeAll(found);
                case "union" -> kept.addAll(found);
                default -> throw malformed();
            }
        }
        nodes.retainAll(kept);
    }

    private Setting setting(XmlTree at, XmlNode expression) {
        @Nullable
        Node here = at == origin ? at.element(expression.tag().ordinal()).orElse(null) : null;
        return new Setting(at::order, at::identified, here, steps);
    }

    private void decode() {
        if (tree != null) {
            StringBuilder text = new StringBuilder();
            walk(tree.document(), node -> {
                if (node.getNodeType() == Node.TEXT_NODE && nodes.contains(node)) {
                    text.append(node.getNodeValue());
                }
            });
            note(true);
            octets = text.toString().getBytes(StandardCharsets.UTF_8);
            tree = null;
        }
        decoded = true;
        octets = Base64.getDecoder().decode(withoutBlanks(octets));
    }

    private static byte[] withoutBlanks(byte[] encoded) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(encoded.length);
        for (byte octet : encoded) {
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                kept.write(octet);
            }
        }
        return kept.toByteArray();
    }

    private void canonicalize(CanonicalForm form, List<String> inclusive) throws XMLSecurityException {
        note(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!nodes.isEmpty()) {
            write(form, inclusive, out);
        }
        octets = out.toByteArray();
        tree = null;
    }

    private void write(CanonicalForm form, List<String> inclusive, OutputStream out) throws XMLSecurityException {
        Init.init();
        Canonicalizer canonicalizer = Canonicalizer.getInstance(form.uri());
        if (form.isExclusive() && !inclusive.isEmpty()) {
            List<String> names = inclusive.stream()
                    .map(prefix -> prefix.isEmpty() ? "#default" : prefix)
                    .toList();
            canonicalizer.canonicalizeXPathNodeSet(nodes, String.join(" ", names), out);
        } else {
            canonicalizer.canonicalizeXPathNodeSet(nodes, out);
        }
    }

    /** What is selected of the document itself is seen where its nodes become octets. */
    private void note(boolean textOnly) {
        if (tree != null && tree == origin && selected == null && !decoded) {
            selected = Selected.of(tree, nodes, textOnly);
        }
    }

    private static Set<Node> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Set<Node> subtree(Node start, boolean comments) {
        Set<Node> found = identitySet();
        walk(start, node -> {
            if (comments || node.getNodeType() != Node.COMMENT_NODE) {
                found.add(node);
            }
        });
        return found;
    }

    /** Goes through a node, its attributes and all below it. */
    static void walk(Node start, Consumer<Node> each) {
        each.accept(start);
        @Nullable NamedNodeMap attributes = start.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            each.accept(attributes.item(i));
        }
        for (Node child = start.getFirstChild(); child != null; child = child.getNextSibling()) {
            walk(child, each);
        }
    }
}
