package vn.motcua.signing.xml.internal.xpath;

/** An expression that is not followed: it breaks the grammar, uses what is not held, or takes too many steps. */
public final class XPathRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Refuses an expression.
     *
     * @param happened why
     */
    public XPathRefusal(String happened) {
        super(happened);
    }
}
