package vn.motcua.dossier;

/**
 * Why a cell of an old dossier cannot be read.
 *
 * @param field which field
 * @param given what is there; of personal data the number of characters only
 * @param legal what would be legal
 */
public record ImportProblem(ImportField field, String given, String legal) {

    private static final int SHOWN = 60;

    static ImportProblem of(ImportField field, String cell, String legal) {
        if (cell.isEmpty()) {
            return new ImportProblem(field, "nothing", legal);
        }
        boolean hidden = field.isPersonal() || cell.length() > SHOWN;
        return new ImportProblem(field, hidden ? cell.length() + " characters (not shown)" : cell, legal);
    }
}
