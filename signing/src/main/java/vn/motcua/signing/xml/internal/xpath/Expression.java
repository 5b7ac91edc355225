package vn.motcua.signing.xml.internal.xpath;

/** A part of an expression; its value is a {@code Boolean}, {@code Double}, {@code String} or {@link NodeSet}. */
interface Expression {

    Object value(Focus focus);
}
