package vn.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.calendar.Deadline;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;
import vn.motcua.money.Money;

/**
 * Something that happened to a dossier, or that somebody asks to happen.
 *
 * <p>The same values serve both: {@link Dossier#decide} refuses a step that breaks a rule, {@link Dossier#record}
 * takes note of one that happened anyway. A dossier is nothing but its events. {@code toString} of every event tells
 * its moment only. Events are immutable.
 *
 * <pre>{@code
 * dossier.decide(new DossierEvent.Transferred(officer, clock.instant(), "Phòng Văn hóa - Xã hội"));
 * }</pre>
 */
public sealed interface DossierEvent {

    /** The longest reason or description, in characters. */
    int MAX_TEXT = 4000;

    /**
     * Says who did it.
     *
     * @return the actor
     */
    Actor by();

    /**
     * Says when it happened, which may be before it was recorded.
     *
     * @return the moment
     */
    Instant at();

    /**
     * Says what was done, for the people who follow the dossier.
     *
     * @return one line in Vietnamese; reasons given are part of it
     */
    String text();

    /**
     * The dossier was handed in. It is always the first event and leaves the dossier registered.
     *
     * @param by who did it
     * @param at when
     * @param filing what was handed in
     */
    @PersonalData
    record Submitted(Actor by, Instant at, Filing filing) implements DossierEvent {
        @Override
        public String text() {
            return "Nộp hồ sơ";
        }

        @Override
        public String toString() {
            return "Submitted[" + at + "]";
        }
    }

    /**
     * The one-stop accepted the dossier, and the clock began.
     *
     * @param by who did it
     * @param at when
     * @param deadline when the result is due
     */
    @PersonalData
    record Received(Actor by, Instant at, Deadline deadline) implements DossierEvent {
        @Override
        public String text() {
            return "Tiếp nhận hồ sơ, hẹn trả kết quả";
        }

        @Override
        public String toString() {
            return "Received[" + at + "]";
        }
    }

    /**
     * The one-stop refused to accept the dossier.
     *
     * @param by who did it
     * @param at when
     * @param reason why, not blank
     */
    @PersonalData
    record NotAccepted(Actor by, Instant at, String reason) implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public NotAccepted {
            Require.text("reason", reason, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Từ chối tiếp nhận hồ sơ: " + reason;
        }

        @Override
        public String toString() {
            return "NotAccepted[" + at + "]";
        }
    }

    /**
     * The dossier went to the unit that handles it, or from one unit to another.
     *
     * @param by who did it
     * @param at when
     * @param toUnit the unit that has it now, not blank
     */
    @PersonalData
    record Transferred(Actor by, Instant at, String toUnit) implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public Transferred {
            Require.text("toUnit", toUnit, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Chuyển xử lý: " + toUnit;
        }

        @Override
        public String toString() {
            return "Transferred[" + at + "]";
        }
    }

    /**
     * The applicant was asked, in writing and for everything at once, to complete the dossier.
     *
     * @param by who did it
     * @param at when
     * @param request what is missing and why, not blank
     */
    @PersonalData
    record SupplementRequested(Actor by, Instant at, String request) implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public SupplementRequested {
            Require.text("request", request, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Yêu cầu bổ sung hồ sơ: " + request;
        }

        @Override
        public String toString() {
            return "SupplementRequested[" + at + "]";
        }
    }

    /**
     * The applicant completed the dossier. It goes back to where the request was made.
     *
     * @param by who did it
     * @param at when
     * @param components the papers that came; one with the code of an earlier paper replaces it
     * @param deadline the deadline from now on, see {@link Dossier#deadlineResumedAt}; empty to keep the old one
     */
    @PersonalData
    record Supplemented(Actor by, Instant at, List<Component> components, Optional<Deadline> deadline)
            implements DossierEvent {
        /** Copies the list. */
        public Supplemented {
            components = List.copyOf(components);
        }

        @Override
        public String text() {
            return "Nhận bổ sung hồ sơ";
        }

        @Override
        public String toString() {
            return "Supplemented[" + at + "]";
        }
    }

    /**
     * The applicant was asked to pay.
     *
     * @param by who did it
     * @param at when
     * @param amount how much
     */
    @PersonalData
    record PaymentRequested(Actor by, Instant at, Money amount) implements DossierEvent {
        @Override
        public String text() {
            return "Yêu cầu nộp " + amount;
        }

        @Override
        public String toString() {
            return "PaymentRequested[" + at + "]";
        }
    }

    /**
     * The applicant paid. The dossier goes back to where the payment was asked for.
     *
     * @param by who did it
     * @param at when
     * @param amount how much
     * @param reference what proves it: the number of the receipt or of the transaction, not blank
     * @param deadline the deadline from now on, see {@link Dossier#deadlineResumedAt}; empty to keep the old one
     */
    @PersonalData
    record Paid(Actor by, Instant at, Money amount, String reference, Optional<Deadline> deadline)
            implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public Paid {
            Require.text("reference", reference, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Đã nộp " + amount;
        }

        @Override
        public String toString() {
            return "Paid[" + at + "]";
        }
    }

    /**
     * A component was digitised, or found as data elsewhere.
     *
     * @param by who did it
     * @param at when
     * @param componentCode which component, not blank
     * @param how where the data came from
     * @param file the file
     */
    @PersonalData
    record Digitised(Actor by, Instant at, String componentCode, Digitisation how, Attachment file)
            implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public Digitised {
            Require.text("componentCode", componentCode, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Số hóa thành phần hồ sơ " + componentCode;
        }

        @Override
        public String toString() {
            return "Digitised[" + at + "]";
        }
    }

    /**
     * The handling ended with a result, which may be a refusal.
     *
     * @param by who did it
     * @param at when
     * @param result the result
     */
    @PersonalData
    record Completed(Actor by, Instant at, ResultDocument result) implements DossierEvent {
        @Override
        public String text() {
            return "Đã có kết quả giải quyết";
        }

        @Override
        public String toString() {
            return "Completed[" + at + "]";
        }
    }

    /**
     * The result was handed over.
     *
     * @param by who did it
     * @param at when
     * @param delivery how
     */
    @PersonalData
    record Returned(Actor by, Instant at, Delivery delivery) implements DossierEvent {
        @Override
        public String text() {
            return "Trả kết quả";
        }

        @Override
        public String toString() {
            return "Returned[" + at + "]";
        }
    }

    /**
     * The applicant took the dossier back.
     *
     * @param by who did it
     * @param at when
     * @param reason why, not blank
     */
    @PersonalData
    record Withdrawn(Actor by, Instant at, String reason) implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public Withdrawn {
            Require.text("reason", reason, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Rút hồ sơ: " + reason;
        }

        @Override
        public String toString() {
            return "Withdrawn[" + at + "]";
        }
    }

    /**
     * The handling was stopped.
     *
     * @param by who did it
     * @param at when
     * @param reason why, not blank
     */
    @PersonalData
    record Stopped(Actor by, Instant at, String reason) implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public Stopped {
            Require.text("reason", reason, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Dừng xử lý: " + reason;
        }

        @Override
        public String toString() {
            return "Stopped[" + at + "]";
        }
    }

    /**
     * The handling went on after a stop.
     *
     * @param by who did it
     * @param at when
     * @param deadline the deadline from now on, see {@link Dossier#deadlineResumedAt}; empty to keep the old one
     */
    @PersonalData
    record Resumed(Actor by, Instant at, Optional<Deadline> deadline) implements DossierEvent {
        @Override
        public String text() {
            return "Tiếp tục xử lý";
        }

        @Override
        public String toString() {
            return "Resumed[" + at + "]";
        }
    }

    /**
     * The agency apologised in writing for being late and promised another date (Form 04 of Circular 03/2025/TT-VPCP).
     *
     * @param by who did it
     * @param at when
     * @param reason why, not blank
     * @param deadline the new deadline
     */
    @PersonalData
    record DeadlineExtended(Actor by, Instant at, String reason, Deadline deadline) implements DossierEvent {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank or too long
         */
        public DeadlineExtended {
            Require.text("reason", reason, MAX_TEXT);
        }

        @Override
        public String text() {
            return "Xin lỗi và hẹn lại ngày trả kết quả: " + reason;
        }

        @Override
        public String toString() {
            return "DeadlineExtended[" + at + "]";
        }
    }

    /**
     * The dossier was closed because no supplement came in time. A closed dossier does not go on; the applicant files anew.
     *
     * @param by who did it
     * @param at when
     * @param answerDue until when the supplement could come, see {@link Dossier#supplementDue}
     */
    @PersonalData
    record ClosedUnanswered(Actor by, Instant at, Deadline answerDue) implements DossierEvent {
        @Override
        public String text() {
            return "Kết thúc hồ sơ do không nhận được bổ sung trong thời hạn";
        }

        @Override
        public String toString() {
            return "ClosedUnanswered[" + at + "]";
        }
    }
}
