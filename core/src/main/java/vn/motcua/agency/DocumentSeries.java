package vn.motcua.agency;

import java.time.LocalDate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The series a document takes its number from: one for each agency and year, paper and electronic together; legal acts
 * have one for each type, secret documents one of their own (Decree 30/2020/NĐ-CP, Article 15).
 *
 * <p>The agency is kept in its {@linkplain AgencyCode#normal() normal form}, so both spellings share a series.
 * Immutable.
 *
 * @param agency the agency that issues, in normal form
 * @param year the year, whose first number is 01 on 1 January
 * @param kind what the series counts
 */
public record DocumentSeries(AgencyCode agency, int year, Kind kind) {

    /** What a series counts. */
    public enum Kind {
        /** All administrative documents together. */
        ADMINISTRATIVE,
        /** Legal acts that are resolutions. */
        LEGAL_RESOLUTION,
        /** Legal acts that are decisions. */
        LEGAL_DECISION,
        /** Secret documents. */
        SECRET
    }

    /**
     * Normalises the agency.
     *
     * @throws InvalidInputException if the year is not 1945 to 2999
     */
    public DocumentSeries {
        if (year < 1945 || year > 2999) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "year of a series", Integer.toString(year), "1945 to 2999");
        }
        agency = agency.normal();
    }

    /**
     * Returns the series of administrative documents.
     *
     * @param agency the agency that issues, in either order
     * @param date the day of issue in Viet Nam
     * @return the series of that year
     */
    public static DocumentSeries of(AgencyCode agency, LocalDate date) {
        return new DocumentSeries(agency, date.getYear(), Kind.ADMINISTRATIVE);
    }

    /**
     * Returns the series of another kind for the same agency and year.
     *
     * @param other what the series counts
     * @return the series
     */
    public DocumentSeries withKind(Kind other) {
        return new DocumentSeries(agency, year, other);
    }

    boolean isOfLegalActs() {
        return kind == Kind.LEGAL_RESOLUTION || kind == Kind.LEGAL_DECISION;
    }
}
