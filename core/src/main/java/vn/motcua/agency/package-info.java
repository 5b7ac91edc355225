/** Who receives and handles dossiers: agencies by their identifier, and administrative units. */
@NullMarked
package vn.motcua.agency;

import org.jspecify.annotations.NullMarked;
