/** Time-stamps by RFC 3161: proof, by a third party, that something existed at a time. */
@NullMarked
package vn.motcua.signing.timestamp;

import org.jspecify.annotations.NullMarked;
