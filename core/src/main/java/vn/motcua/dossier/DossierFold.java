package vn.motcua.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.money.Money;
import vn.motcua.procedure.Procedure;

/**
 * What the events of a dossier add up to. It is filled event by event while a {@link Dossier} is made and only read
 * afterwards.
 */
final class DossierFold {

    final Filing filing;
    final Instant submittedAt;
    final List<Violation> violations = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();
    final Map<String, Component> components = new LinkedHashMap<>();

    DossierStatus status = DossierStatus.REGISTERED;
    Instant statusSince;
    String unit;

    boolean closed;

    @Nullable
    Deadline deadline;

    @Nullable
    Instant receivedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    Instant returnedAt;

    @Nullable
    ResultDocument result;

    @Nullable
    Delivery delivery;

    private final LifeCycle lifeCycle;
    private final Map<Boolean, Integer> supplementsByAppraisal = new LinkedHashMap<>();
    private DossierStatus resumeTo = DossierStatus.REGISTERED;
    private Money owed = Money.ZERO;
    private boolean appraised;
    private int extensions;
    Instant latest;

    DossierFold(DossierEvent.Submitted first, LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
        filing = first.filing();
        submittedAt = first.at();
        statusSince = first.at();
        latest = first.at();
        unit = filing.processingUnit();
        filing.components().forEach(component -> components.put(component.code(), component));
        progress.add(new Progress(first.by(), first.at(), first.text(), status));
    }

    /** Names the rules that an event would break, the most telling first. */
    List<String> brokenBy(DossierEvent event) {
        List<String> broken = new ArrayList<>();
        broken.addAll(ownRulesBrokenBy(event));
        if (!lifeCycle.allows(event, event.by().role())) {
            broken.add("actor-role");
        }
        if (!lifeCycle.allows(event, status)) {
            broken.add("transition");
        }
        if (event.at().isBefore(latest)) {
            broken.add("event-order");
        }
        return broken;
    }

    void add(DossierEvent event) {
        int index = progress.size();
        for (String rule : brokenBy(event)) {
            violations.add(new Violation(index, lifeCycle.rule(rule, event.at())));
        }
        takeStatus(event);
        takeContent(event);
        if (event.at().isAfter(latest)) {
            latest = event.at();
        }
        progress.add(new Progress(event.by(), event.at(), event.text(), status));
    }

    BrokenRule rule(String name, Instant at) {
        return lifeCycle.rule(name, at);
    }

    boolean clockRuns(Instant at) {
        return lifeCycle.isRunning(status, at);
    }

    /** Says whether an event is what a dossier filed online waits for. */
    static boolean answersFiling(DossierEvent event) {
        return event instanceof DossierEvent.Received
                || event instanceof DossierEvent.NotAccepted
                || event instanceof DossierEvent.SupplementRequested;
    }

    private List<String> ownRulesBrokenBy(DossierEvent event) {
        if (event instanceof DossierEvent.Submitted) {
            return List.of("opening");
        } else if (event instanceof DossierEvent.Received received) {
            return receptionRulesBrokenBy(received);
        } else if (event instanceof DossierEvent.SupplementRequested) {
            int before = supplementsByAppraisal.getOrDefault(appraised, 0);
            return brokenIf("supplement-limit", before >= filing.procedure().supplementsPerStage());
        } else if (event instanceof DossierEvent.ClosedUnanswered closing) {
            return brokenIf("closing-after-no-answer", isWaitingForPapers() && !mayClose(closing));
        } else if (event instanceof DossierEvent.DeadlineExtended extension) {
            return extensionRulesBrokenBy(extension);
        } else if (event instanceof DossierEvent.Resumed) {
            return closed ? List.of("closed-is-final") : brokenIf("resume-after-reception", receivedAt == null);
        } else if (event instanceof DossierEvent.Stopped) {
            return brokenIf("stop-before-result", result != null);
        } else if (event instanceof DossierEvent.Withdrawn) {
            return brokenIf("withdrawal-before-result", result != null);
        } else if (event instanceof DossierEvent.Paid paid) {
            return brokenIf("payment-in-full", paid.amount().compareTo(owed) < 0);
        } else if (event instanceof DossierEvent.Digitised digitised) {
            return brokenIf("component-known", !components.containsKey(digitised.componentCode()));
        }
        return List.of();
    }

    private List<String> receptionRulesBrokenBy(DossierEvent.Received received) {
        Procedure procedure = filing.procedure();
        List<String> broken = new ArrayList<>();
        broken.addAll(
                brokenIf("procedure-in-force", !procedure.validity().contains(VietnamTime.dateOf(received.at()))));
        broken.addAll(
                brokenIf("channel-offered", !procedure.profile().channels().contains(filing.channel())));
        return broken;
    }

    /** Working days are at least as many days of the calendar, so a due time that was counted wrongly short is seen. */
    private boolean mayClose(DossierEvent.ClosedUnanswered closing) {
        Deadline due = closing.answerDue();
        int days = limit(LimitKind.SUPPLEMENT_ANSWER, closing.at());
        LocalDate earliest = VietnamTime.dateOf(statusSince).plusDays(days);
        return due.received().toInstant().equals(statusSince)
                && !due.due().toLocalDate().isBefore(earliest)
                && due.isPassedAt(closing.at());
    }

    private List<String> extensionRulesBrokenBy(DossierEvent.DeadlineExtended extension) {
        List<String> broken = new ArrayList<>();
        Instant at = extension.at();
        broken.addAll(brokenIf("extension-limit", extensions >= limit(LimitKind.DEADLINE_EXTENSIONS, at)));
        Deadline promised = deadline;
        if (promised != null) {
            LocalDate last = promised.due().toLocalDate().minusDays(limit(LimitKind.EXTENSION_NOTICE, at));
            broken.addAll(brokenIf("extension-notice", VietnamTime.dateOf(at).isAfter(last)));
            broken.addAll(
                    brokenIf("extension-later", !extension.deadline().due().isAfter(promised.due())));
        }
        return broken;
    }

    boolean isWaitingForPapers() {
        return status.equals(DossierStatus.SUPPLEMENT_REQUESTED);
    }

    private static int limit(LimitKind kind, Instant at) {
        return RuleSet.inForce(VietnamTime.dateOf(at)).limit(kind).value();
    }

    private static List<String> brokenIf(String rule, boolean broken) {
        return broken ? List.of(rule) : List.of();
    }

    /** An event that came to be known late does not undo a status that was reached after it. */
    private void takeStatus(DossierEvent event) {
        DossierStatus target = lifeCycle.target(event, status, resumeTo);
        if (target.equals(status) || event.at().isBefore(statusSince)) {
            return;
        }
        if (lifeCycle.isWaiting(target, event.at()) && !lifeCycle.isWaiting(status, event.at())) {
            resumeTo = status;
        }
        status = target;
        statusSince = event.at();
    }

    private void takeContent(DossierEvent event) {
        if (event instanceof DossierEvent.Received received) {
            receivedAt = received.at();
            deadline = received.deadline();
        } else if (event instanceof DossierEvent.Transferred transferred) {
            unit = transferred.toUnit();
            appraised = true;
        } else if (event instanceof DossierEvent.SupplementRequested) {
            supplementsByAppraisal.merge(appraised, 1, Integer::sum);
        } else if (event instanceof DossierEvent.Supplemented supplemented) {
            supplemented.components().forEach(component -> components.put(component.code(), component));
            deadline = supplemented.deadline().orElse(deadline);
        } else if (event instanceof DossierEvent.PaymentRequested requested) {
            owed = requested.amount();
        } else if (event instanceof DossierEvent.Paid paid) {
            owed = Money.ZERO;
            deadline = paid.deadline().orElse(deadline);
        } else if (event instanceof DossierEvent.Resumed resumed) {
            closed = false;
            deadline = resumed.deadline().orElse(deadline);
        } else if (event instanceof DossierEvent.DeadlineExtended extension) {
            extensions++;
            deadline = extension.deadline();
        } else {
            takeOutcome(event);
        }
    }

    private void takeOutcome(DossierEvent event) {
        if (event instanceof DossierEvent.Digitised digitised) {
            components.computeIfPresent(
                    digitised.componentCode(), (code, component) -> component.with(digitised.file(), digitised.how()));
        } else if (event instanceof DossierEvent.Completed completed) {
            result = completed.result();
            finishedAt = completed.at();
        } else if (event instanceof DossierEvent.Returned returned) {
            delivery = returned.delivery();
            returnedAt = returned.at();
        } else if (event instanceof DossierEvent.ClosedUnanswered) {
            closed = true;
        }
    }
}
