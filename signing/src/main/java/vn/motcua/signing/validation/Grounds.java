package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what speaks against one signature; the first failure decides, or else the first doubt. */
final class Grounds {

    private final Set<ReasonCode> seen = EnumSet.noneOf(ReasonCode.class);
    private final List<Reason> reasons = new ArrayList<>();
    private @Nullable SubIndication failure;
    private @Nullable SubIndication doubt;

    void fail(SubIndication why, ReasonCode code) {
        failure = failure == null ? why : failure;
        warn(code);
    }

    void doubt(SubIndication why, ReasonCode code) {
        doubt = doubt == null ? why : doubt;
        warn(code);
    }

    void warn(ReasonCode code) {
        if (seen.add(code)) {
            reasons.add(code.reason());
        }
    }

    /** Takes over what another collected. */
    void take(Grounds other) {
        failure = failure == null ? other.failure : failure;
        doubt = doubt == null ? other.doubt : doubt;
        for (Reason reason : other.reasons) {
            warn(reason.code());
        }
    }

    boolean has(ReasonCode code) {
        return seen.contains(code);
    }

    boolean doubted() {
        return doubt != null;
    }

    boolean failed() {
        return failure != null;
    }

    Verdict conclude() {
        if (failure != null) {
            return new Verdict(Indication.TOTAL_FAILED, failure, reasons);
        }
        Indication indication = doubt == null ? Indication.TOTAL_PASSED : Indication.INDETERMINATE;
        return new Verdict(indication, doubt, reasons);
    }
}
