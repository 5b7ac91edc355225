/** Many documents at once: signed, raised or validated on several threads with one login, and gone on with after a crash. */
@NullMarked
package vn.motcua.signing.batch;

import org.jspecify.annotations.NullMarked;
