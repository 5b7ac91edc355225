/** What can go wrong around the SDK, as one small hierarchy of unchecked exceptions. */
@NullMarked
package vn.motcua.failure;

import org.jspecify.annotations.NullMarked;
