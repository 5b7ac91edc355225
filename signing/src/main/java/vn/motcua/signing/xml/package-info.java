/** Signing XML documents as XAdES (EN 319 132-1). */
@NullMarked
package vn.motcua.signing.xml;

import org.jspecify.annotations.NullMarked;
