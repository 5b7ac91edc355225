/**
 * Validation of signatures: what each one is worth, and why.
 *
 * <p>The work is in two halves. A reader of one container (that of PDF is {@code PdfSignatureCheck}) finds every
 * signature, verifies digests and value over the bytes, collects the time-stamps that hold and the evidence that lies
 * beside, and puts what speaks against the form into {@code Grounds}; the result is one {@code SignatureFacts} each. From
 * there on nothing depends on the container: {@code SignatureJudge} takes the facts, goes back in time by the
 * time-stamps, judges chain, revocation and algorithms, and makes the {@link
 * vn.motcua.signing.validation.SignatureReport}. A reader of another container hands over a {@code Signed} whose
 * {@code integrity} is true only if every digest and the value were verified, each time-stamp with the evidence it
 * covers, and no evidence that was not in the container: what is given or fetched the judge adds itself.
 */
@NullMarked
package vn.motcua.signing.validation;

import org.jspecify.annotations.NullMarked;
