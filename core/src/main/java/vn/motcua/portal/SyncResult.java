package vn.motcua.portal;

import java.util.function.Function;

/**
 * What the portal did with a dossier that was synchronised.
 *
 * <p>Only answers are results; no network, refused credentials and the like are exceptions of
 * {@code vn.motcua.failure}.
 *
 * <pre>{@code
 * String state = portal.synchronise(dossier).fold(
 *         created -> "new at the portal",
 *         updated -> "brought up to date",
 *         rejected -> "refused: " + rejected.text());
 * }</pre>
 */
public sealed interface SyncResult {

    /**
     * Returns what the portal said.
     *
     * @return code and text as sent
     */
    PortalAnswer answer();

    /**
     * Returns the portal's code.
     *
     * @return the code as sent, or an empty text
     */
    default String code() {
        return answer().code();
    }

    /**
     * Returns the portal's text.
     *
     * @return the text as sent, or an empty text; may hold personal data
     */
    default String text() {
        return answer().text();
    }

    /**
     * Turns each case into a value.
     *
     * @param <T> the type of the value
     * @param created what to make of a dossier that is new at the portal
     * @param updated what to make of a dossier that the portal had
     * @param rejected what to make of a refusal
     * @return the value of the case that holds
     */
    default <T> T fold(
            Function<? super Created, ? extends T> created,
            Function<? super Updated, ? extends T> updated,
            Function<? super Rejected, ? extends T> rejected) {
        if (this instanceof Created result) {
            return created.apply(result);
        }
        if (this instanceof Updated result) {
            return updated.apply(result);
        }
        return rejected.apply((Rejected) this);
    }

    /**
     * The dossier was not at the portal and now is.
     *
     * @param answer what the portal said
     */
    record Created(PortalAnswer answer) implements SyncResult {}

    /**
     * The dossier was at the portal and now is as it was sent.
     *
     * @param answer what the portal said to the update
     */
    record Updated(PortalAnswer answer) implements SyncResult {}

    /**
     * The portal refused the dossier; what it held before is unchanged.
     *
     * @param answer what the portal said
     */
    record Rejected(PortalAnswer answer) implements SyncResult {}
}
