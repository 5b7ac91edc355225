package vn.motcua.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.SupplementClock;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Procedure;

/**
 * A dossier of the one-stop shop (hồ sơ thủ tục hành chính): its events, and what they add up to.
 *
 * <p>A dossier keeps the version of the procedure and the deadline it was received with. Its history only grows, in the
 * order in which events came to be known. There are two ways to go on: {@link #decide} for a step that somebody asks
 * for, which the rules may refuse, and {@link #record} for a fact, which is never refused but marked in
 * {@link #violations()} where it breaks a rule. {@link #replay} makes the dossier again from stored events. Two dossiers
 * are equal if their events are. {@code toString} tells the code and the status only. Instances are immutable and may be
 * shared between threads.
 *
 * <pre>{@code
 * Dossier dossier = Dossier.receive(filing, officer, clock.instant(), WorkingCalendar.vietnam());
 * Decision decision = dossier.decide(new DossierEvent.Transferred(officer, clock.instant(), "Văn phòng"));
 * }</pre>
 */
@PersonalData
public final class Dossier {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final List<DossierEvent> events;
    private final DossierFold state;

    private Dossier(List<DossierEvent> events) {
        if (events.isEmpty() || !(events.get(0) instanceof DossierEvent.Submitted first)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "events", "none or another first event", "Submitted as the first event");
        }
        this.events = List.copyOf(events);
        state = new DossierFold(first, LifeCycle.bundled());
        this.events.subList(1, this.events.size()).forEach(state::add);
    }

    /**
     * Receives a dossier at the desk or from the post: it is handed in and accepted at the same moment.
     *
     * @param filing what is handed in
     * @param by the officer who accepts it
     * @param at when
     * @param calendar the working days for the deadline
     * @return the accepted dossier
     * @throws InvalidInputException if the version of the procedure is not in force on that day, or the calendar has no
     *     data for a year on the way
     */
    public static Dossier receive(Filing filing, Actor by, Instant at, WorkingCalendar calendar) {
        Procedure procedure = filing.procedure();
        if (!procedure.validity().contains(VietnamTime.dateOf(at))) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "procedure",
                    procedure.code() + " on " + VietnamTime.dateOf(at),
                    "a version in force on that day");
        }
        Deadline deadline = procedure.deadlineRule().deadline(at, calendar);
        return new Dossier(
                List.of(new DossierEvent.Submitted(by, at, filing), new DossierEvent.Received(by, at, deadline)));
    }

    /**
     * Takes in a dossier that waits to be accepted, as those filed online do.
     *
     * @param submitted what was handed in
     * @return the registered dossier
     */
    public static Dossier submit(DossierEvent.Submitted submitted) {
        return new Dossier(List.of(submitted));
    }

    /**
     * Makes a dossier again from its events; whatever is among them is accepted, with violations marked.
     *
     * @param events the events in the order of {@link #events()}, {@link DossierEvent.Submitted} first
     * @return the dossier
     * @throws InvalidInputException if the first event is another one or missing
     */
    public static Dossier replay(List<DossierEvent> events) {
        return new Dossier(events);
    }

    /**
     * Takes a step if the rules allow it.
     *
     * @param step what is asked for
     * @return the dossier after the step, or the first rule that it breaks
     */
    public Decision decide(DossierEvent step) {
        List<String> broken = state.brokenBy(step);
        return broken.isEmpty()
                ? new Decision.Applied(record(step))
                : new Decision.Refused(state.rule(broken.get(0), step.at()));
    }

    /**
     * Takes note of what happened elsewhere or is known late. Nothing is refused; broken rules are marked in
     * {@link #violations()}. An event from before the present status was reached joins the history without undoing that
     * status.
     *
     * @param fact what happened
     * @return the dossier with it
     */
    public Dossier record(DossierEvent fact) {
        List<DossierEvent> more = new ArrayList<>(events);
        more.add(fact);
        return new Dossier(more);
    }

    /**
     * Returns the code.
     *
     * @return the code
     */
    public DossierCode code() {
        return state.filing.code();
    }

    /**
     * Returns the procedure in the version of the day of reception.
     *
     * @return the version
     */
    public Procedure procedure() {
        return state.filing.procedure();
    }

    /**
     * Returns the owner.
     *
     * @return the applicant
     */
    public Applicant applicant() {
        return state.filing.applicant();
    }

    /**
     * Returns how the dossier came in.
     *
     * @return the channel
     */
    public Channel channel() {
        return state.filing.channel();
    }

    /**
     * Returns the agency that received the dossier.
     *
     * @return the agency
     */
    public AgencyCode agency() {
        return state.filing.agency();
    }

    /**
     * Returns where the dossier was helped, received and is decided.
     *
     * @return the three organisations
     */
    public Organisations organisations() {
        return state.filing.organisations();
    }

    /**
     * Returns the unit that handles the dossier now, or is to.
     *
     * @return the name of the unit
     */
    public String processingUnit() {
        return state.unit;
    }

    /**
     * Returns the status.
     *
     * @return the status
     */
    public DossierStatus status() {
        return state.status;
    }

    /**
     * Returns the papers as they are now.
     *
     * @return the components in the order they were named
     */
    public List<Component> components() {
        return List.copyOf(state.components.values());
    }

    /**
     * Returns when the dossier was handed in.
     *
     * @return the moment
     */
    public Instant submittedAt() {
        return state.submittedAt;
    }

    /**
     * Returns when the dossier was accepted.
     *
     * @return the moment, or empty if it has not been
     */
    public Optional<Instant> receivedAt() {
        return Optional.ofNullable(state.receivedAt);
    }

    /**
     * Returns the deadline that holds now.
     *
     * @return the deadline, or empty before the dossier was accepted
     */
    public Optional<Deadline> deadline() {
        return Optional.ofNullable(state.deadline);
    }

    /**
     * Returns when the result was ready.
     *
     * @return the moment, or empty if it is not
     */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(state.finishedAt);
    }

    /**
     * Returns the result.
     *
     * @return the result, or empty if there is none yet
     */
    public Optional<ResultDocument> result() {
        return Optional.ofNullable(state.result);
    }

    /**
     * Returns when the result was handed over.
     *
     * @return the moment, or empty if it was not
     */
    public Optional<Instant> returnedAt() {
        return Optional.ofNullable(state.returnedAt);
    }

    /**
     * Returns how the result was handed over.
     *
     * @return the delivery, or empty if it was not
     */
    public Optional<Delivery> delivery() {
        return Optional.ofNullable(state.delivery);
    }

    /**
     * Returns everything that happened, in the order it came to be known.
     *
     * @return the events, {@link DossierEvent.Submitted} first
     */
    public List<DossierEvent> events() {
        return events;
    }

    /**
     * Returns the events as lines with the status after each.
     *
     * @return one line for each of {@link #events()}
     */
    public List<Progress> progress() {
        return List.copyOf(state.progress);
    }

    /**
     * Returns the rules that recorded events broke.
     *
     * @return the violations in the order of the events
     */
    public List<Violation> violations() {
        return List.copyOf(state.violations);
    }

    /**
     * Says whether the dossier is late. A result counts by the moment it was ready. A dossier that waits for the
     * applicant or is stopped is not late, nor is one that was withdrawn or not accepted; that is the practice of
     * provincial reports.
     *
     * @param now the moment to judge at
     * @return true if the due time had passed
     */
    public boolean isOverdue(Instant now) {
        Deadline deadline = state.deadline;
        if (deadline == null) {
            return false;
        }
        Instant done = state.finishedAt == null ? state.returnedAt : state.finishedAt;
        if (done != null) {
            return deadline.isPassedAt(done);
        }
        return state.clockRuns(now) && deadline.isPassedAt(now);
    }

    /**
     * Computes the deadline that holds when a dossier that waits goes on: after a supplement by the
     * {@link DeadlineRule#supplementClock()} of the procedure, after a payment or a stop moved by the working days
     * waited, which is inferred. Hand it to the event that ends the waiting.
     *
     * @param at when the waiting ends
     * @param calendar the working days
     * @return the deadline, or empty before the dossier was accepted
     * @throws InvalidInputException if the calendar has no data for a year on the way
     */
    public Optional<Deadline> deadlineResumedAt(Instant at, WorkingCalendar calendar) {
        Deadline deadline = state.deadline;
        if (deadline == null || state.clockRuns(at)) {
            return Optional.ofNullable(deadline);
        }
        DeadlineRule rule = procedure().deadlineRule();
        boolean restarts = state.status.equals(DossierStatus.SUPPLEMENT_REQUESTED)
                && rule.supplementClock() == SupplementClock.RESTART;
        return Optional.of(
                restarts ? rule.deadline(at, calendar) : rule.shifted(deadline, state.statusSince, at, calendar));
    }

    /**
     * Computes until when a dossier that was filed online is to be accepted, refused or sent back for correction
     * ({@link LimitKind#ACCEPTANCE}). Acceptance after it is late, which {@link #lateAcceptance} tells, but never refused.
     *
     * @param hours the office hours of the agency
     * @param calendar the working days
     * @return the deadline, or empty if the dossier was not filed online
     * @throws InvalidInputException if the calendar has no data for a year on the way
     */
    public Optional<Deadline> acceptanceDue(WorkingHours hours, WorkingCalendar calendar) {
        if (channel() != Channel.ONLINE) {
            return Optional.empty();
        }
        Limit limit = RuleSet.inForce(VietnamTime.dateOf(submittedAt())).limit(LimitKind.ACCEPTANCE);
        return Optional.of(hours.deadline(submittedAt(), limit.value(), calendar));
    }

    /**
     * Tells whether a dossier that was filed online was accepted, refused or sent back for correction too late. Like being
     * overdue it is computed and never stored, since it takes the hours of the agency: {@link #decide} applies a late
     * acceptance, whose deadline counts from it, and {@link #violations()} does not have it.
     *
     * @param hours the office hours of the agency
     * @param calendar the working days
     * @return the earliest answer and the rule that it broke; empty if it was in time, or there is none yet
     * @throws InvalidInputException if the calendar has no data for a year on the way
     */
    public Optional<Violation> lateAcceptance(WorkingHours hours, WorkingCalendar calendar) {
        Optional<DossierEvent> answer =
                events.stream().filter(DossierFold::answersFiling).min(Comparator.comparing(DossierEvent::at));
        return acceptanceDue(hours, calendar)
                .flatMap(due -> answer.filter(event -> due.isPassedAt(event.at())))
                .map(event -> new Violation(events.indexOf(event), state.rule("acceptance-in-time", submittedAt())));
    }

    /**
     * Computes until when the applicant may answer the request for supplements that is open
     * ({@link LimitKind#SUPPLEMENT_ANSWER}): the end of the last working day. Hand it to
     * {@link DossierEvent.ClosedUnanswered}.
     *
     * @param calendar the working days
     * @return the deadline, or empty if no request is open
     * @throws InvalidInputException if the calendar has no data for a year on the way
     */
    public Optional<Deadline> supplementDue(WorkingCalendar calendar) {
        if (!state.isWaitingForPapers()) {
            return Optional.empty();
        }
        LocalDate asked = VietnamTime.dateOf(state.statusSince);
        int days = RuleSet.inForce(asked).limit(LimitKind.SUPPLEMENT_ANSWER).value();
        ZonedDateTime due =
                calendar.plusWorkingDays(asked, days).atTime(END_OF_DAY).atZone(VietnamTime.ZONE);
        return Optional.of(new Deadline(VietnamTime.at(state.statusSince), due));
    }

    /**
     * Says whether the dossier was closed because no supplement came.
     *
     * @return true if it was closed and did not go on
     */
    public boolean isClosed() {
        return state.closed;
    }

    DossierFold state() {
        return state;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dossier that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    /** Returns the code and the status. */
    @Override
    public String toString() {
        return "Dossier[" + code() + ", " + status() + "]";
    }
}
