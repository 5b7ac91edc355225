package vn.motcua.indicator;

import java.time.Instant;
import java.util.Set;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How facts are counted.
 *
 * <p>Defaults of {@link #at}: an answer of {@link Satisfaction#SATISFIED} or better counts as satisfied (inferred); one
 * request for papers may be made, more make a dossier late (observed in a reporting module of the portal); received are
 * the statuses 2 and 4 to 10 (practice of provincial reports). Instances are immutable.
 *
 * @param asOf the moment at which what goes on is judged late or not
 * @param satisfiedFrom the least answer that counts as satisfied
 * @param supplementsAllowed how many requests for papers leave a dossier on time, 0 to 1000
 * @param received the statuses that count as received
 */
public record CountingOptions(
        Instant asOf, Satisfaction satisfiedFrom, int supplementsAllowed, Set<DossierStatus> received) {

    /**
     * Checks the number of requests and copies the set.
     *
     * @throws InvalidInputException if the number is out of range
     */
    public CountingOptions {
        if (supplementsAllowed < 0 || supplementsAllowed > Handling.MAX_SUPPLEMENT_REQUESTS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "supplementsAllowed",
                    Integer.toString(supplementsAllowed),
                    "0 to " + Handling.MAX_SUPPLEMENT_REQUESTS);
        }
        received = Set.copyOf(received);
    }

    /**
     * Returns the defaults.
     *
     * @param asOf the moment at which what goes on is judged late or not
     * @return the options
     */
    public static CountingOptions at(Instant asOf) {
        return new CountingOptions(
                asOf,
                Satisfaction.SATISFIED,
                1,
                Set.of(
                        DossierStatus.ACCEPTED,
                        DossierStatus.PROCESSING,
                        DossierStatus.SUPPLEMENT_REQUESTED,
                        DossierStatus.PAYMENT_REQUESTED,
                        DossierStatus.WITHDRAWN,
                        DossierStatus.STOPPED,
                        DossierStatus.PROCESSED,
                        DossierStatus.RETURNED));
    }

    /**
     * Returns these options with another least answer.
     *
     * @param least the least answer that counts as satisfied
     * @return new options
     */
    public CountingOptions withSatisfiedFrom(Satisfaction least) {
        return new CountingOptions(asOf, least, supplementsAllowed, received);
    }

    /**
     * Returns these options with another limit of requests for papers.
     *
     * @param count how many leave a dossier on time
     * @return new options
     */
    public CountingOptions withSupplementsAllowed(int count) {
        return new CountingOptions(asOf, satisfiedFrom, count, received);
    }

    /**
     * Returns these options with other statuses that count as received.
     *
     * @param statuses the statuses
     * @return new options
     */
    public CountingOptions withReceived(Set<DossierStatus> statuses) {
        return new CountingOptions(asOf, satisfiedFrom, supplementsAllowed, statuses);
    }
}
