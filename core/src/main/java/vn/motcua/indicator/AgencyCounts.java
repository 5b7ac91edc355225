package vn.motcua.indicator;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

/** The counts of one agency: what happened in each month, and the state of its procedures. */
final class AgencyCounts {

    private final ProcedureNumbers numbers;
    private final Map<YearMonth, MonthCounts> months = new HashMap<>();
    private final Map<ProcedureCode, ProcedureFacts> procedures = new HashMap<>();

    AgencyCounts(ProcedureNumbers numbers) {
        this.numbers = numbers;
    }

    MonthCounts in(YearMonth month) {
        return months.computeIfAbsent(month, none -> new MonthCounts(numbers));
    }

    void add(ProcedureFacts facts) {
        procedures.merge(facts.procedure(), facts, ProcedureFacts::or);
    }

    AgencyCounts addAll(AgencyCounts other) {
        other.months.forEach((month, counts) -> in(month).addAll(counts));
        other.procedures.values().forEach(this::add);
        return this;
    }

    Map<YearMonth, MonthCounts> months() {
        return months;
    }

    Collection<ProcedureFacts> procedures() {
        return procedures.values();
    }

    /** Adds up the months of a period, and judges the procedures by what happened in it. */
    MonthCounts sum(Scope scope) {
        MonthCounts sum = new MonthCounts(numbers);
        months.forEach((month, counts) -> {
            if (scope.holds(month)) {
                sum.addAll(counts);
            }
        });
        procedures.values().forEach(facts -> judge(facts, sum));
        return sum;
    }

    private static void judge(ProcedureFacts facts, MonthCounts sum) {
        boolean online = facts.provision() == ProvisionLevel.PARTIAL || facts.provision() == ProvisionLevel.FULL;
        boolean fee = facts.fee() == Answer.YES;
        sum.add(Count.PROCEDURES, 1);
        sum.addIf(Count.PROCEDURES_ONLINE, online);
        sum.addIf(Count.PROCEDURES_USED_ONLINE, online && sum.wasUsedOnline(facts.procedure()));
        sum.addIf(Count.FEE_PROCEDURES, fee);
        sum.addIf(Count.FEE_PROCEDURES_ON_PORTAL, fee && facts.feeOnPortal() == Answer.YES);
        sum.addIf(Count.FEE_PROCEDURES_PAID_ONLINE, fee && sum.wasPaidOnline(facts.procedure()));
        ProcedureFacts.Publication publication = facts.publication();
        sum.addAnswer(publication.publishedOnTime(), Count.PUBLISHING_KNOWN, Count.PUBLISHED_ON_TIME);
        sum.addAnswer(publication.updatedOnTime(), Count.UPDATING_KNOWN, Count.UPDATED_ON_TIME);
        sum.addAnswer(publication.complete(), Count.CONTENT_KNOWN, Count.CONTENT_COMPLETE);
        sum.addAnswer(facts.citizenData(), Count.CITIZEN_DATA_KNOWN, Count.CITIZEN_DATA_CONNECTED);
        sum.addAnswer(facts.certifiedCopy(), Count.CERTIFIED_COPY_KNOWN, Count.CERTIFIED_COPY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgencyCounts that && months.equals(that.months) && procedures.equals(that.procedures);
    }

    @Override
    public int hashCode() {
        return months.hashCode() + procedures.hashCode();
    }
}
