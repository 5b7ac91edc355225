package vn.motcua.signing.pdf;

import vn.motcua.signing.SignatureLevel;

/**
 * What raising the signatures of a PDF did.
 *
 * @param before the level that every signature of the document had, judged by what the document holds
 * @param level the level that every signature has now; higher than asked for if it was so before
 * @param timestamps how many time-stamps over the document were added
 * @param evidence how many certificates, revocation lists and answers of responders were added
 */
public record ExtendedPdf(SignatureLevel before, SignatureLevel level, int timestamps, int evidence) {

    /**
     * Says whether the output differs from the input.
     *
     * @return false if nothing was to be added: the output is a copy then
     */
    public boolean changed() {
        return timestamps + evidence > 0;
    }
}
