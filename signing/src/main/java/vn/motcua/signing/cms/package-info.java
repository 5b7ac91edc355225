/** Signatures of files of any kind: CMS at the levels of CAdES (EN 319 122-1). */
@NullMarked
package vn.motcua.signing.cms;

import org.jspecify.annotations.NullMarked;
