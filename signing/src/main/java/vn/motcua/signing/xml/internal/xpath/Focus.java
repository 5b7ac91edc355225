package vn.motcua.signing.xml.internal.xpath;

import org.w3c.dom.Node;

/** The node that an expression is evaluated for, and which of how many it is. */
record Focus(Node node, int position, int size, Setting setting) {}
