package vn.motcua.signing.internal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.SignatureLevel;

/**
 * The level of a PAdES signature by what the document holds (EN 319 142-1, 6): a time-stamp in it or over the document
 * behind it, answers about the certificates of both, and a time-stamp over a revision that has these answers.
 *
 * @param timestamps the document time-stamps, in any order
 * @param stores the security stores of the document and its revisions
 */
public record LevelRule(List<Sealed> timestamps, Stores stores) {

    /** Sorts the time-stamps. */
    public LevelRule {
        timestamps = timestamps.stream()
                .sorted(Comparator.comparingLong(Sealed::end))
                .toList();
    }

    /**
     * A signature or document time-stamp.
     *
     * @param end where its bytes end in the file
     * @param signer its certificate
     * @param stamps the signers of the time-stamps in it
     */
    public record Sealed(long end, X509Certificate signer, List<X509Certificate> stamps) {

        /** Copies the list. */
        public Sealed {
            stamps = List.copyOf(stamps);
        }
    }

    /** Where security stores are found. */
    public interface Stores {
        /**
         * Reads the store of a revision.
         *
         * @param end where the revision ends in the file
         * @return its store
         * @throws IOException if it cannot be read
         */
        SecurityStore at(long end) throws IOException;
    }

    /**
     * Says how far a signature has come.
     *
     * @param signature the signature
     * @param length the length of the file
     * @return the level
     * @throws IOException if a store cannot be read
     */
    public SignatureLevel of(Sealed signature, long length) throws IOException {
        List<Sealed> later = timestamps.stream()
                .filter(timestamp -> timestamp.end() > signature.end())
                .toList();
        Optional<Sealed> proof = signature.stamps().isEmpty() ? later.stream().findFirst() : Optional.of(signature);
        if (proof.isEmpty()) {
            return SignatureLevel.B_B;
        }
        List<X509Certificate> certificates = new ArrayList<>(signature.stamps());
        certificates.add(signature.signer());
        certificates.add(proof.get().signer());
        if (!stores.at(length).answersFor(certificates)) {
            return SignatureLevel.B_T;
        }
        // From the last back: the newest archive time-stamp is the one that tells.
        for (int i = later.size() - 1; i >= 0; i--) {
            Sealed archive = later.get(i);
            if (archive.end() > proof.get().end() && stores.at(archive.end()).answersFor(certificates)) {
                return SignatureLevel.B_LTA;
            }
        }
        return SignatureLevel.B_LT;
    }
}
