/** Signatures in PDF documents (PAdES), appended to the file so that what was there stays byte for byte. */
@NullMarked
package vn.motcua.signing.pdf;

import org.jspecify.annotations.NullMarked;
