/**
 * Reading XML as a stream: hardened, with the place of every tag, and canonicalised while it is read. Both signing and
 * validation work on it, so that what is verified is what was read.
 */
@NullMarked
package vn.motcua.signing.xml.internal;

import org.jspecify.annotations.NullMarked;
