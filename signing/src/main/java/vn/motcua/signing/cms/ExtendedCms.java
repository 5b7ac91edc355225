package vn.motcua.signing.cms;

import vn.motcua.signing.SignatureLevel;

/**
 * What raising a CMS signature did.
 *
 * @param before the level that every signer's signature had, judged by what the file holds
 * @param level the level that every one has now; higher than asked for if it was so before
 * @param timestamps how many time-stamps were added
 * @param evidence how many certificates, revocation lists and answers of responders were added
 */
public record ExtendedCms(SignatureLevel before, SignatureLevel level, int timestamps, int evidence) {

    /**
     * Says whether the output differs from the input.
     *
     * @return false if nothing was to be added: the output is a copy then
     */
    public boolean changed() {
        return timestamps + evidence > 0;
    }
}
