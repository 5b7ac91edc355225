/**
 * Signing keys on PKCS#11 tokens, in PKCS#12 files, in the Windows store and behind Java security providers.
 *
 * <p>{@link vn.motcua.signing.token.Pkcs11Module} lists the tokens that are plugged in,
 * {@link vn.motcua.signing.token.TokenWatch} tells when one is plugged in or pulled out,
 * {@link vn.motcua.signing.token.TokenKey} signs with one of them by the best way there is,
 * {@link vn.motcua.signing.token.TokenHost} does so in a process of its own, and
 * {@link vn.motcua.signing.token.Pkcs12Key} signs with a key in a file.
 */
@NullMarked
package vn.motcua.signing.token;

import org.jspecify.annotations.NullMarked;
