package vn.motcua.payment.fee;

import java.time.LocalDate;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.ProcedureCode;

/**
 * What a fee is asked for.
 *
 * <pre>{@code
 * FeeRequest request = FeeRequest.of(ProcedureCode.of("2.000815"), LocalDate.of(2026, 11, 22)).withPages(5).withCopies(2);
 * }</pre>
 *
 * @param procedure the procedure; a local variant is charged as the national procedure it varies
 * @param pages how many pages the document has, 1 to {@link #MOST}; ignored where pages do not count
 * @param copies how many copies or cases, 1 to {@link #MOST}
 * @param date the day whose tariff counts, in Viet Nam
 */
public record FeeRequest(ProcedureCode procedure, int pages, int copies, LocalDate date) {

    /** The most pages and the most copies of one request. */
    public static final int MOST = 100_000;

    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if one is out of range
     */
    public FeeRequest {
        requireCount("pages", pages);
        requireCount("copies", copies);
    }

    /**
     * Asks for one copy of one page.
     *
     * @param procedure the procedure
     * @param date the day whose tariff counts, in Viet Nam
     * @return the request
     */
    public static FeeRequest of(ProcedureCode procedure, LocalDate date) {
        return new FeeRequest(procedure, 1, 1, date);
    }

    /**
     * Changes the pages.
     *
     * @param count how many pages the document has
     * @return the changed request
     */
    public FeeRequest withPages(int count) {
        return new FeeRequest(procedure, count, copies, date);
    }

    /**
     * Changes the copies.
     *
     * @param count how many copies or cases
     * @return the changed request
     */
    public FeeRequest withCopies(int count) {
        return new FeeRequest(procedure, pages, count, date);
    }

    private static void requireCount(String field, int count) {
        if (count < 1 || count > MOST) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, Integer.toString(count), "1 to " + MOST);
        }
    }
}
