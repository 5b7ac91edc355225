/** Dossiers: what was filed, what happened to it, and which steps the rules allow next. */
@NullMarked
package vn.motcua.dossier;

import org.jspecify.annotations.NullMarked;
