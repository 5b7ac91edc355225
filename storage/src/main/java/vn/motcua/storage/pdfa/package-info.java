/** Writing scanned pages to archive files in PDF/A-2b. */
@NullMarked
package vn.motcua.storage.pdfa;

import org.jspecify.annotations.NullMarked;
