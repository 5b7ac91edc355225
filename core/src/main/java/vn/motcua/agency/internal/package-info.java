/** The counters behind dossier and document numbers; for the SDK's own packages only. */
@NullMarked
package vn.motcua.agency.internal;

import org.jspecify.annotations.NullMarked;
