package vn.motcua.signing.validation;

import org.jspecify.annotations.Nullable;

/**
 * A change from one revision to the next, not yet held against what a signature permits.
 *
 * @param object the number of the changed object, or -1
 * @param field the name of the field it is about
 * @param allowance who may make it
 */
record Change(ChangeKind kind, long object, @Nullable String field, Allowance allowance) {

    /** What has to be permitted for a change to be. The order is that of the permissions of ISO 32000-2, table 257. */
    enum Allowance {
        /** Permitted under every signature. */
        ALWAYS,
        /** Filling in and signing: permitted unless the document is certified against any change. */
        FORM,
        /** Notes and marks: only where a certification permits them. */
        ANNOTATION,
        /** Permitted by nothing. */
        NEVER
    }

    static Change always(ChangeKind kind, long object) {
        return new Change(kind, object, null, Allowance.ALWAYS);
    }

    static Change never(ChangeKind kind, long object) {
        return new Change(kind, object, null, Allowance.NEVER);
    }
}
