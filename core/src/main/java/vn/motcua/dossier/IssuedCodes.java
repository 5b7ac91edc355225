package vn.motcua.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Validity;

/** The policies of the circulars; on which days each is in force stands in a table. */
final class IssuedCodes implements DossierCodePolicy {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final Pattern REVERSED = Pattern.compile("([0-9]{1,3}\\.)+[A-Y][0-9]{2}");
    private static final Pattern CENTRAL = Pattern.compile("[A-Y][0-9]{2}\\.[0-9]{3}\\.[0-9]{2}");
    private static final List<List<String>> DAYS = Table.bundled("code-policies.tsv");

    private final AgencyCode agency;
    private final String owner;
    private final Validity validity;

    private IssuedCodes(AgencyCode agency, String owner, Validity validity) {
        this.agency = agency;
        this.owner = owner;
        this.validity = validity;
    }

    static IssuedCodes circular2018(AgencyCode agency) {
        require(REVERSED, agency, "an agency spelled as 000.00.19.H55");
        return new IssuedCodes(agency, "", validity("circular-01-2018"));
    }

    static IssuedCodes circular2025(AgencyCode agency) {
        return new IssuedCodes(agency, "", validity("circular-03-2025"));
    }

    static IssuedCodes central2026(AgencyCode deciding, AgencyCode systemOwner) {
        require(CENTRAL, deciding, "a deciding agency of three groups such as G01.123.45");
        return new IssuedCodes(deciding, systemOwner.normal().value().substring(1, 3), validity("central-2026"));
    }

    static IssuedCodes inForce(AgencyCode agency, LocalDate date) {
        return validity("circular-03-2025").first().isAfter(date) ? circular2018(agency) : circular2025(agency);
    }

    @Override
    public DossierCode next(LocalDate date, DossierSequence sequence) {
        if (!validity.contains(date)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "date",
                    date.toString(),
                    "a day on which the numbering is in force, " + validity.first() + " to " + validity.last());
        }
        long number = sequence.next(agency, date);
        if (number < 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "dossier number", Long.toString(number), "1 or more");
        }
        return new DossierCode(
                agency + "-" + DAY.format(date) + "-" + owner + String.format(Locale.ROOT, "%04d", number));
    }

    private static void require(Pattern shape, AgencyCode agency, String legal) {
        if (!shape.matcher(agency.value()).matches()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "agency", agency.value(), legal);
        }
    }

    private static Validity validity(String policy) {
        List<String> row = DAYS.stream()
                .filter(cells -> cells.get(0).equals(policy))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE, "code policy", policy, "a policy of the bundled table"));
        return new Validity(LocalDate.parse(row.get(1)), LocalDate.parse(row.get(2)));
    }
}
