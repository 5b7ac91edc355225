package vn.motcua.benchmarks.signing;

/** How much a validator looks at. */
enum Depth {
    /** What it does by default, with an anchor and revocation lists at hand. */
    DEFAULT,
    /** What both do: neither revocation nor a comparison of drawn pages. */
    LEAN
}
