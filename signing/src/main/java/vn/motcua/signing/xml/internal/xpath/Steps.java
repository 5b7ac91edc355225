package vn.motcua.signing.xml.internal.xpath;

/** The work that may still be done for one document, whatever its signatures ask for; it belongs to one thread. */
public final class Steps {

    /** A second or two on a slow machine: honest filters of 16 MiB take a tenth of it. */
    private static final int MOST = 30_000_000;

    private int left = MOST;

    /** Begins with all of it. */
    public Steps() {}

    /**
     * Takes of it.
     *
     * @param steps how much, of which one is about a node looked at or a character copied
     * @throws XPathRefusal if there is not so much left
     */
    public void spend(int steps) {
        left -= Math.min(steps, MOST);
        if (left < 0) {
            left = 0;
            throw new XPathRefusal("the transforms take more than " + MOST + " steps");
        }
    }
}
