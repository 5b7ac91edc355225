package vn.motcua.signing.token;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.TokenException;

/**
 * Compares the tokens that are there with those that were.
 *
 * <p>The driver's events only say when to look: each is handed out once in a process, perhaps to somebody else, and
 * some drivers never have any. So the list is read in any case every few times, and every time where there are no
 * events.
 */
final class TokenScan {

    private static final int WITHOUT_EVENT = 5;

    private final Pkcs11Module module;
    private List<TokenInfo> known = List.of();
    private int skipped = WITHOUT_EVENT;
    private boolean failing;

    TokenScan(Pkcs11Module module) {
        this.module = module;
    }

    /** Looks once; what has changed since, removals first. */
    List<TokenChange> next() {
        skipped++;
        boolean isQuiet = ReturnCode.CKR_NO_EVENT.is(module.slotEvent());
        if (isQuiet && skipped < WITHOUT_EVENT && !failing) {
            return List.of();
        }
        skipped = 0;
        try {
            List<TokenInfo> now = module.tokens();
            failing = false;
            return changesTo(now);
        } catch (TokenException e) {
            boolean told = failing;
            failing = true;
            return told ? List.of() : List.of(new TokenChange.DriverFailed(e));
        }
    }

    private List<TokenChange> changesTo(List<TokenInfo> now) {
        List<TokenChange> changes = new ArrayList<>();
        known.stream()
                .filter(token -> isMissing(token, now))
                .map(TokenChange.Removed::new)
                .forEach(changes::add);
        now.stream()
                .filter(token -> isMissing(token, known))
                .map(TokenChange.Inserted::new)
                .forEach(changes::add);
        known = now;
        return changes;
    }

    private static boolean isMissing(TokenInfo token, List<TokenInfo> from) {
        return from.stream().noneMatch(token::isSameTokenAs);
    }
}
