package vn.motcua.dossier;

import java.util.List;
import vn.motcua.identity.PersonalData;

/**
 * The paper that ends the handling of a dossier: what was asked for, or the decision that refuses it.
 *
 * <p>{@code toString} tells the kind only. Instances are immutable.
 *
 * @param kind whether the request was granted
 * @param number the number and symbol of the document, empty where it has none
 * @param name what it is, not blank
 * @param attachments its files, none while it exists on paper only
 */
@PersonalData
public record ResultDocument(ResultKind kind, String number, String name, List<Attachment> attachments) {

    private static final int MAX_TEXT = 2000;

    /**
     * Checks the texts and copies the list.
     *
     * @throws vn.motcua.failure.InvalidInputException if the name is blank or a text too long
     */
    public ResultDocument {
        Require.upTo("result number", number, MAX_TEXT);
        Require.text("result name", name, MAX_TEXT);
        attachments = List.copyOf(attachments);
    }

    /** Returns the kind. */
    @Override
    public String toString() {
        return "ResultDocument[" + kind + "]";
    }
}
