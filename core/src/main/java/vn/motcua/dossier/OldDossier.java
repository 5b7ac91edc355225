package vn.motcua.dossier;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.money.Money;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCode;

/** One row on its way to a dossier; what cannot be read is gathered, so that a row tells all its problems at once. */
final class OldDossier {

    private static final LocalTime OFFICE_CLOSES = LocalTime.of(17, 0);
    private static final String OLD = "Theo dữ liệu của hệ thống cũ";

    private final Map<String, String> cells;
    private final ImportOptions options;
    private final List<ImportProblem> problems = new ArrayList<>();
    private final List<ImportProblem> findings = new ArrayList<>();

    OldDossier(Map<String, String> cells, ImportOptions options) {
        this.cells = cells;
        this.options = options;
    }

    ImportedRow read(long line) {
        DossierStatus status = status();
        Instant received = time(ImportField.RECEIVED, LocalTime.MIN);
        Instant submitted = time(ImportField.SUBMITTED, LocalTime.MIN);
        Instant first = submitted == null ? received : submitted;
        if (first == null
                && cell(ImportField.SUBMITTED).isEmpty()
                && cell(ImportField.RECEIVED).isEmpty()) {
            problem(ImportField.SUBMITTED, "a time, or one in the column of the acceptance");
        }
        Filing filing = first == null ? null : filing(received == null ? first : received);
        Deadline deadline = received == null || filing == null ? null : deadline(received, filing.procedure());
        List<DossierEvent> outcome =
                status == null || first == null ? List.of() : outcome(status, received == null ? first : received);
        if (!problems.isEmpty() || filing == null || first == null) {
            problems.addAll(findings);
            return new ImportedRow.Unreadable(line, cells, problems);
        }
        Dossier dossier = Dossier.submit(new DossierEvent.Submitted(options.importer(), first, filing));
        if (deadline != null && received != null) {
            dossier = dossier.record(new DossierEvent.Received(options.importer(), received, deadline));
        }
        for (DossierEvent event : outcome) {
            dossier = dossier.record(event);
        }
        return new ImportedRow.Recorded(line, cells, dossier, findings);
    }

    private @Nullable DossierStatus status() {
        String text = cell(ImportField.STATUS);
        for (int code = 1; code <= 10; code++) {
            if (text.equals(Integer.toString(code))) {
                return DossierStatus.of(code);
            }
        }
        problem(ImportField.STATUS, "1 to 10");
        return null;
    }

    private @Nullable Filing filing(Instant day) {
        DossierCode code = value(ImportField.CODE, DossierCode::of);
        Procedure procedure = procedure(day);
        Applicant applicant = applicant();
        Channel channel = channel();
        AgencyCode agency = agency(code);
        String unit = value(ImportField.UNIT, text -> Require.text("unit", text, 500));
        if (code == null
                || procedure == null
                || applicant == null
                || channel == null
                || agency == null
                || unit == null) {
            return null;
        }
        return new Filing(code, procedure, applicant, channel, Organisations.at(agency), unit, List.of());
    }

    private @Nullable AgencyCode agency(@Nullable DossierCode code) {
        if (cell(ImportField.AGENCY).isEmpty()) {
            return code == null ? null : code.agency();
        }
        return value(ImportField.AGENCY, AgencyCode::of);
    }

    /** A version that was not in force on the day is better than none: the dossier tells the violation. */
    private @Nullable Procedure procedure(Instant day) {
        ProcedureCode code = value(ImportField.PROCEDURE, ProcedureCode::of);
        if (code == null) {
            return null;
        }
        List<Procedure> versions = options.catalogue().versionsOf(code);
        if (versions.isEmpty()) {
            versions = options.catalogue().versionsOf(code.national());
        }
        Optional<Procedure> inForce = versions.stream()
                .filter(version -> version.validity().contains(VietnamTime.dateOf(day)))
                .findFirst();
        if (versions.isEmpty()) {
            problem(ImportField.PROCEDURE, "a procedure of the catalogue");
            return null;
        }
        return inForce.orElse(versions.get(versions.size() - 1));
    }

    private @Nullable Applicant applicant() {
        PersonName name = value(ImportField.APPLICANT, PersonName::of);
        String id = cell(ImportField.PERSONAL_ID);
        PersonalId personalId = id.isEmpty() ? null : value(ImportField.PERSONAL_ID, PersonalId::of);
        Optional<PhoneNumber> phone = phone();
        if (name == null) {
            return null;
        }
        Applicant applicant = Applicant.of(ApplicantKind.CITIZEN, name);
        Applicant known = personalId == null ? applicant : applicant.withPersonalId(personalId);
        return phone.map(known::withPhone).orElse(known);
    }

    /** A number nobody can call is no reason to lose the dossier. */
    private Optional<PhoneNumber> phone() {
        String number = cell(ImportField.PHONE);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PhoneNumber.of(number));
        } catch (InvalidInputException e) {
            findings.add(ImportProblem.of(ImportField.PHONE, number, "a Vietnamese mobile or landline number"));
            return Optional.empty();
        }
    }

    private @Nullable Channel channel() {
        String text = cell(ImportField.CHANNEL);
        for (Channel channel : Channel.values()) {
            if (text.equals(Integer.toString(channel.code()))) {
                return channel;
            }
        }
        if (!text.isEmpty()) {
            problem(ImportField.CHANNEL, "1, 2, 3 or nothing");
        }
        return text.isEmpty() ? Channel.IN_PERSON : null;
    }

    private @Nullable Deadline deadline(Instant received, Procedure procedure) {
        Instant due = time(ImportField.DUE, OFFICE_CLOSES);
        if (due == null && !cell(ImportField.DUE).isEmpty()) {
            return null;
        }
        try {
            return due == null
                    ? procedure.deadlineRule().deadline(received, options.calendar())
                    : new Deadline(VietnamTime.at(received), VietnamTime.at(due));
        } catch (InvalidInputException e) {
            problem(
                    ImportField.DUE,
                    due == null ? "a time, as it cannot be computed" : "a time not before the acceptance");
            return null;
        }
    }

    /** Old systems tell the last status only; the steps that it implies are taken at the times that are known. */
    private List<DossierEvent> outcome(DossierStatus status, Instant latest) {
        Actor by = options.importer();
        return switch (status.code()) {
            case 3 -> List.of(new DossierEvent.NotAccepted(by, latest, OLD));
            case 4 -> List.of(transferred(latest));
            case 5 -> List.of(new DossierEvent.SupplementRequested(by, latest, OLD));
            case 6 -> List.of(new DossierEvent.PaymentRequested(by, latest, Money.ZERO));
            case 7 -> List.of(new DossierEvent.Withdrawn(by, latest, OLD));
            case 8 -> List.of(new DossierEvent.Stopped(by, latest, OLD));
            case 9, 10 -> finished(status, latest);
            default -> List.of();
        };
    }

    private List<DossierEvent> finished(DossierStatus status, Instant latest) {
        Instant ready = time(ImportField.FINISHED, OFFICE_CLOSES);
        Instant handed = time(ImportField.RETURNED, OFFICE_CLOSES);
        boolean returned = status.equals(DossierStatus.RETURNED);
        if (ready == null && cell(ImportField.FINISHED).isEmpty()) {
            problem(ImportField.FINISHED, "a time, for this status");
        }
        if (returned && handed == null && cell(ImportField.RETURNED).isEmpty()) {
            problem(ImportField.RETURNED, "a time, for this status");
        }
        if (ready == null || (returned && handed == null)) {
            return List.of();
        }
        List<DossierEvent> events = new ArrayList<>();
        events.add(transferred(latest));
        ResultDocument result = new ResultDocument(ResultKind.GRANTED, "", OLD, List.of());
        events.add(new DossierEvent.Completed(options.importer(), ready, result));
        if (returned && handed != null) {
            Delivery delivery = new Delivery(DeliveryMethod.DESK, OLD);
            events.add(new DossierEvent.Returned(options.importer(), handed, delivery));
        }
        return events;
    }

    private DossierEvent transferred(Instant at) {
        String unit = cell(ImportField.UNIT);
        return new DossierEvent.Transferred(options.importer(), at, unit.isBlank() ? OLD : unit);
    }

    private @Nullable Instant time(ImportField field, LocalTime timeOfDay) {
        String text = cell(field);
        Instant time = WrittenTime.read(text, timeOfDay).orElse(null);
        if (time == null && !text.isEmpty()) {
            problem(field, WrittenTime.LEGAL);
        }
        return time;
    }

    private <T> @Nullable T value(ImportField field, Function<String, T> reader) {
        try {
            return reader.apply(cell(field));
        } catch (InvalidInputException e) {
            problem(field, "what the SDK reads as " + field.heading());
            return null;
        }
    }

    private void problem(ImportField field, String legal) {
        problems.add(ImportProblem.of(field, cell(field), legal));
    }

    private String cell(ImportField field) {
        return cells.getOrDefault(options.headings().getOrDefault(field, field.heading()), "")
                .strip();
    }
}
