/** Reading and building CMS signed data (RFC 5652) whose content may be of any size; for this module only. */
@NullMarked
package vn.motcua.signing.cms.internal;

import org.jspecify.annotations.NullMarked;
