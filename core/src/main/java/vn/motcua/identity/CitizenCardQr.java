package vn.motcua.identity;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The text of the QR code on a citizen's identity card (căn cước công dân of 2021, căn cước of 2024).
 *
 * <p>Seven fields are known: personal id, number of the old card, name, day of birth, sex, place of residence, day of
 * issue. What newer cards append is kept as it is. The text is not signed: it saves typing and proves nothing, so
 * compare it with the card, and look at {@link #findingsOn}. {@code toString} tells no person. Instances are immutable.
 *
 * <pre>{@code
 * CitizenCardQr card = CitizenCardQr.parse(scanned);
 * card.name().value();                                    // "Nguyễn Văn An"
 * List<IdentityFinding> doubts = card.findingsOn(today);  // empty if the digits of the id agree with the rest
 * }</pre>
 */
@PersonalData
public final class CitizenCardQr {

    private static final int KNOWN_FIELDS = 7;
    private static final Pattern SEPARATOR = Pattern.compile("\\|");
    private static final Pattern DIGITS_ONLY = Pattern.compile("[0-9]{8}");
    private static final DateTimeFormatter PLAIN = formatter("ddMMuuuu");
    private static final DateTimeFormatter SLASHED = formatter("dd/MM/uuuu");

    private final List<String> fields;
    private final PersonalId personalId;
    private final Optional<OldIdentityNumber> oldNumber;
    private final PersonName name;
    private final LocalDate birthDate;
    private final Sex sex;
    private final LocalDate issueDate;

    private CitizenCardQr(List<String> fields) {
        this.fields = fields;
        this.personalId = PersonalId.of(fields.get(0));
        this.oldNumber = fields.get(1).isEmpty() ? Optional.empty() : Optional.of(OldIdentityNumber.of(fields.get(1)));
        this.name = PersonName.of(fields.get(2));
        this.birthDate = date("citizenCardQr.birthDate", fields.get(3));
        this.sex = sex(fields.get(4));
        this.issueDate = date("citizenCardQr.issueDate", fields.get(6));
    }

    /**
     * Reads the text of a QR code.
     *
     * @param text the text as the reader gave it, decoded as UTF-8; days as {@code ddMMyyyy} or {@code dd/MM/yyyy}
     * @return the card
     * @throws InvalidInputException if there are fewer than seven fields, or one of the known fields cannot be read
     */
    public static CitizenCardQr parse(String text) {
        List<String> fields = SEPARATOR
                .splitAsStream(Normalizer.normalize(text, Normalizer.Form.NFC).strip() + "|.")
                .map(String::strip)
                .toList();
        // The full stop kept empty fields at the end from being dropped.
        List<String> known = fields.subList(0, fields.size() - 1);
        if (known.size() < KNOWN_FIELDS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "citizenCardQr",
                    known.size() + " fields (not shown)",
                    "at least " + KNOWN_FIELDS + " fields parted by |");
        }
        return new CitizenCardQr(List.copyOf(known));
    }

    /**
     * Returns the personal identification number.
     *
     * @return field 1
     */
    public PersonalId personalId() {
        return personalId;
    }

    /**
     * Returns the number of the old identity card.
     *
     * @return field 2, or empty if the holder had none
     */
    public Optional<OldIdentityNumber> oldNumber() {
        return oldNumber;
    }

    /**
     * Returns the name.
     *
     * @return field 3
     */
    public PersonName name() {
        return name;
    }

    /**
     * Returns the day of birth.
     *
     * @return field 4
     */
    public LocalDate birthDate() {
        return birthDate;
    }

    /**
     * Returns the sex printed on the card, which may differ from the one the id tells.
     *
     * @return field 5
     */
    public Sex sex() {
        return sex;
    }

    /**
     * Returns the place of residence in one text; commas are not separators one can rely on.
     *
     * @return field 6, which may be empty
     */
    public String residence() {
        return fields.get(5);
    }

    /**
     * Returns the day the card was issued.
     *
     * @return field 7
     */
    public LocalDate issueDate() {
        return issueDate;
    }

    /**
     * Returns what follows the seven known fields; no source tells what newer cards put there.
     *
     * @return the further fields in their order, empty texts included
     */
    public List<String> furtherFields() {
        return fields.subList(KNOWN_FIELDS, fields.size());
    }

    /**
     * Returns the text this was read from, normalised to NFC and with the spaces around each field removed.
     *
     * @return a text that {@link #parse} reads to an equal value
     */
    public String text() {
        return String.join("|", fields);
    }

    /**
     * Lists what does not fit: within the id, between the id's digits and the other fields, and between the days.
     *
     * @param today the day
     * @return the findings in the order of their constants; empty if there is nothing to look at
     */
    public List<IdentityFinding> findingsOn(LocalDate today) {
        Set<IdentityFinding> findings = EnumSet.noneOf(IdentityFinding.class);
        findings.addAll(personalId.findingsOn(today));
        addIf(birthDate.isAfter(today), IdentityFinding.BIRTH_AHEAD, findings);
        int told = personalId.birthYear();
        int printed = birthDate.getYear();
        addIf(told / 100 != printed / 100, IdentityFinding.BIRTH_CENTURY_DIFFERS, findings);
        addIf(told % 100 != printed % 100, IdentityFinding.BIRTH_YEAR_DIFFERS, findings);
        addIf(personalId.sex() != sex, IdentityFinding.SEX_DIFFERS, findings);
        addIf(issueDate.isBefore(birthDate), IdentityFinding.ISSUED_BEFORE_BIRTH, findings);
        addIf(issueDate.isAfter(today), IdentityFinding.ISSUE_AHEAD, findings);
        return List.copyOf(findings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CitizenCardQr card && card.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Returns the masked id and the number of fields. */
    @Override
    public String toString() {
        return "CitizenCardQr[" + personalId + ", " + fields.size() + " fields]";
    }

    private static void addIf(boolean found, IdentityFinding finding, Set<IdentityFinding> findings) {
        if (found) {
            findings.add(finding);
        }
    }

    private static Sex sex(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nam" -> Sex.MALE;
            case "nữ" -> Sex.FEMALE;
            default ->
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "citizenCardQr.sex", Mask.refused(text), "Nam or Nữ");
        };
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text, DIGITS_ONLY.matcher(text).matches() ? PLAIN : SLASHED);
        } catch (DateTimeException e) {
            // Without the cause, whose message quotes the text.
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    field,
                    text.length() + " characters (not shown)",
                    "a day as ddMMyyyy or dd/MM/yyyy");
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
