package vn.motcua.signing.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

record Verdict(Indication indication, @Nullable SubIndication subIndication, List<Reason> reasons) {

    Verdict {
        reasons = List.copyOf(reasons);
    }
}
