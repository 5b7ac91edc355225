package vn.motcua.signing.cms;

import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/** Whom to ask on the way from one level to another. */
record Services(SignatureLevel level, Optional<TimestampClient> timestamps, Optional<EvidenceClient> evidence) {

    /** Asks for what will be needed before anything is read. */
    void require(SignatureLevel before) {
        if (level == SignatureLevel.B_LTA || (raises(before) && before == SignatureLevel.B_B)) {
            stamps();
        }
        if (level == SignatureLevel.B_LTA
                || (level == SignatureLevel.B_LT && before.compareTo(SignatureLevel.B_LT) < 0)) {
            evidences();
        }
    }

    private boolean raises(SignatureLevel before) {
        return level.compareTo(before) > 0;
    }

    TimestampClient stamps() {
        return timestamps.orElseThrow(missing("timestamps"));
    }

    EvidenceClient evidences() {
        return evidence.orElseThrow(missing("evidence"));
    }

    private Supplier<InvalidInputException> missing(String client) {
        return () -> new InvalidInputException(
                FailureCode.INVALID_VALUE, client, "nobody to ask", "a client for level " + level.label());
    }
}
