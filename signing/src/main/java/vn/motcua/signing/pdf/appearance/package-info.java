/** What a signature shows on the page, by the rules of Viet Nam's clerical work. */
@NullMarked
package vn.motcua.signing.pdf.appearance;

import org.jspecify.annotations.NullMarked;
