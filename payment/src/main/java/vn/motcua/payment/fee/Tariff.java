package vn.motcua.payment.fee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.money.Money;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.Validity;

/** One tariff of one procedure for one stretch of time. */
record Tariff(
        ProcedureCode procedure,
        FeeKind kind,
        String description,
        Unit unit,
        List<Tier> tiers,
        @Nullable Money capPerCopy,
        Validity validity,
        FeeSource source) {

    /** What the tiers count. */
    enum Unit {
        /** The pages of one copy; every copy starts again at the first tier. */
        PAGE("trang"),
        /** Copies or cases. */
        CASE("trường hợp");

        final String vietnamese;

        Unit(String vietnamese) {
            this.vietnamese = vietnamese;
        }
    }

    /** The amount of each unit from the {@code from}-th on, until the next tier begins. */
    record Tier(int from, Money amount) {}

    Tariff {
        tiers = List.copyOf(tiers);
    }

    List<FeeLine> lines(FeeRequest request) {
        List<FeeLine> lines = switch (unit) {
            case PAGE -> tierLines(request.pages(), request.copies());
            case CASE -> tierLines(request.copies(), 1);
        };
        return capPerCopy == null ? lines : capped(lines, capPerCopy, request.copies());
    }

    private List<FeeLine> tierLines(int units, int copies) {
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < tiers.size() && tiers.get(i).from() <= units; i++) {
            Tier tier = tiers.get(i);
            int last = i + 1 < tiers.size() ? Math.min(units, tiers.get(i + 1).from() - 1) : units;
            long quantity = (long) (last - tier.from() + 1) * copies;
            lines.add(FeeLine.of(description + range(i), kind, quantity, tier.amount()));
        }
        return lines;
    }

    private String range(int tier) {
        if (tiers.size() == 1) {
            return "";
        }
        int from = tiers.get(tier).from();
        if (tier == tiers.size() - 1) {
            return " (từ " + unit.vietnamese + " thứ " + from + ")";
        }
        return " (" + unit.vietnamese + " " + from + "-" + (tiers.get(tier + 1).from() - 1) + ")";
    }

    /** A cap replaces the lines it cuts, so that every line stays a plain product. */
    private List<FeeLine> capped(List<FeeLine> lines, Money cap, int copies) {
        Money total = lines.stream().map(FeeLine::amount).reduce(Money.ZERO, Money::plus);
        Money most = cap.times(copies);
        return total.compareTo(most) <= 0
                ? lines
                : List.of(FeeLine.of(description + " (mức thu tối đa mỗi bản)", kind, copies, cap));
    }
}
