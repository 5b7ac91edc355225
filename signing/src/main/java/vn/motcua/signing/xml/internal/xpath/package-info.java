/**
 * XPath 1.0 as far as signatures use it, over a tree whose namespaces are written out. It is an evaluator of its own because
 * that of the JDK cannot be stopped: here every step is counted, and an expression that takes too many is given up.
 */
@NullMarked
package vn.motcua.signing.xml.internal.xpath;

import org.jspecify.annotations.NullMarked;
