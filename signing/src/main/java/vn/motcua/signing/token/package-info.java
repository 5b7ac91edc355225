/**
 * Signing keys on PKCS#11 tokens, in PKCS#12 files and behind Java security providers.
 *
 * <p>{@link vn.motcua.signing.token.Pkcs11Module} lists the tokens that are plugged in,
 * {@link vn.motcua.signing.token.Pkcs11Key} signs with one of them, {@link vn.motcua.signing.token.Pkcs12Key} with a
 * key in a file.
 */
@NullMarked
package vn.motcua.signing.token;

import org.jspecify.annotations.NullMarked;
