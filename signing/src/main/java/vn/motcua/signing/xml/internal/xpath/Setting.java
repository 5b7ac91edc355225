package vn.motcua.signing.xml.internal.xpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What an expression is evaluated in, with the steps that are left; it belongs to one evaluation. */
public final class Setting {

    /** What it takes to look up the place of a node and to sort by it, in nodes looked at. */
    private static final int STEPS_TO_SORT = 8;

    private final ToIntFunction<Node> order;
    private final Function<String, Optional<Element>> identified;
    private final @Nullable Node here;
    private final Steps steps;

    /**
     * Makes a setting.
     *
     * @param order the place of a node in its document
     * @param identified finds an element by its identifier
     * @param here the element that holds the expression, null if it is in another document
     * @param steps what may still be done
     */
    public Setting(
            ToIntFunction<Node> order,
            Function<String, Optional<Element>> identified,
            @Nullable Node here,
            Steps steps) {
        this.steps = steps;
        this.order = order;
        this.identified = identified;
        this.here = here;
    }

    void spend(int spent) {
        steps.spend(spent);
    }

    Node here() {
        if (here == null) {
            throw new XPathRefusal("here() is in another document");
        }
        return here;
    }

    Optional<Element> identified(String id) {
        return identified.apply(id);
    }

    /** In the order of the document, each once. */
    List<Node> ordered(Collection<Node> nodes) {
        spend(nodes.size() * STEPS_TO_SORT);
        List<Placed> placed = new ArrayList<>(nodes.size());
        boolean ascending = true;
        int last = -1;
        for (Node node : nodes) {
            int at = order.applyAsInt(node);
            ascending &= at > last;
            last = at;
            placed.add(new Placed(at, node));
        }
        if (!ascending) {
            placed.sort(Comparator.comparingInt(Placed::at));
        }
        List<Node> each = new ArrayList<>(placed.size());
        last = -1;
        for (Placed next : placed) {
            if (next.at != last) {
                each.add(next.node);
            }
            last = next.at;
        }
        return each;
    }

    private record Placed(int at, Node node) {}

    /** The namespaces that prefixes of an expression stand for. */
    record Prefixes(Map<String, String> uris) {

        String uri(String prefix) {
            @Nullable String uri = prefix.equals("xml") ? "http://www.w3.org/XML/1998/namespace" : uris.get(prefix);
            if (uri == null) {
                throw new XPathRefusal("a prefix of the expression is not declared");
            }
            return uri;
        }
    }
}
