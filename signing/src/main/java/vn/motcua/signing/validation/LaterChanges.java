package vn.motcua.signing.validation;

import java.util.List;

/** What happened to a document after a signature, and the changes that were found. */
record LaterChanges(ChangesAfterSigning verdict, List<ChangeFinding> findings) {

    static final LaterChanges NONE = new LaterChanges(ChangesAfterSigning.NONE, List.of());

    LaterChanges {
        findings = List.copyOf(findings);
    }
}
