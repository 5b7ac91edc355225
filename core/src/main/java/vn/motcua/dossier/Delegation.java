package vn.motcua.dossier;

import java.util.Arrays;
import java.util.Optional;

/** In whose place somebody acts or signs (Decree 30/2020/NĐ-CP, Article 13). */
public enum Delegation {
    /** In the person's own office. */
    NONE("", ""),
    /** For a body that decides together (thay mặt). */
    ON_BEHALF("TM.", "Thay mặt"),
    /** As deputy of the head (ký thay). */
    DEPUTY("KT.", "Ký thay"),
    /** By order of the head (thừa lệnh). */
    BY_ORDER("TL.", "Thừa lệnh"),
    /** By written authority of the head (thừa ủy quyền). */
    AUTHORISED("TUQ.", "Thừa ủy quyền"),
    /** As acting head (quyền). */
    ACTING("Q.", "Quyền");

    private final String abbreviation;
    private final String label;

    Delegation(String abbreviation, String label) {
        this.abbreviation = abbreviation;
        this.label = label;
    }

    /**
     * Returns what stands before the office in a signature.
     *
     * @return the abbreviation with its full stop, empty for {@link #NONE}
     */
    public String abbreviation() {
        return abbreviation;
    }

    /**
     * Returns the name that is shown to people.
     *
     * @return the Vietnamese label, empty for {@link #NONE}
     */
    public String label() {
        return label;
    }

    /**
     * Finds a delegation by its abbreviation.
     *
     * @param abbreviation such as {@code KT.}, in capitals and with its full stop
     * @return the delegation, or empty if it is not one
     */
    public static Optional<Delegation> of(String abbreviation) {
        return Arrays.stream(values())
                .filter(delegation -> delegation.abbreviation.equals(abbreviation))
                .findFirst();
    }
}
