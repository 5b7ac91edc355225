package vn.motcua.signing.xml;

import vn.motcua.signing.SignatureLevel;

/**
 * What raising the signatures of an XML document did.
 *
 * @param signatures how many signatures the document has
 * @param before the level that all of them had
 * @param level the level that all of them have
 * @param timestamps how many time-stamps were added
 * @param evidence how many certificates, revocation lists and answers of responders were added
 */
public record ExtendedXml(int signatures, SignatureLevel before, SignatureLevel level, int timestamps, int evidence) {

    /**
     * Says whether the output differs from the input.
     *
     * @return false if nothing was to be added: the output is a copy then
     */
    public boolean changed() {
        return timestamps + evidence > 0;
    }
}
