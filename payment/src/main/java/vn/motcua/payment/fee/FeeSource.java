package vn.motcua.payment.fee;

import java.util.Optional;
import vn.motcua.procedure.Basis;

/**
 * Where a tariff comes from.
 *
 * @param document the document as it is cited
 * @param basis what stands behind the tariff
 * @param amountsCertain whether the amounts were seen in an official list
 * @param citationCertain whether the document itself was seen to say so; where false the number, the article and the
 *     first day in force are inferred
 */
public record FeeSource(String document, Basis basis, boolean amountsCertain, boolean citationCertain) {

    /**
     * Returns the document where it may be cited to a citizen.
     *
     * @return the document, or empty where it is inferred
     */
    public Optional<String> citation() {
        return citationCertain ? Optional.of(document) : Optional.empty();
    }
}
