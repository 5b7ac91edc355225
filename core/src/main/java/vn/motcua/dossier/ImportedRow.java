package vn.motcua.dossier;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.motcua.identity.PersonalData;

/** What a row of old dossiers gave. Whatever it gave, its cells are kept. */
public sealed interface ImportedRow {

    /**
     * Says where the row stands.
     *
     * @return the line of its beginning, 2 for the first row after the headings
     */
    long line();

    /**
     * Returns the row as it was.
     *
     * @return every cell by its heading, also those of columns that no field names; a cell beyond the headings is named by
     *     its column, {@code #15}
     */
    Map<String, String> cells();

    /**
     * Takes the case that is there.
     *
     * @param <T> what both cases give
     * @param recorded what to do with a dossier
     * @param unreadable what to do with a row that is none
     * @return what the case gave
     */
    <T> T fold(Function<? super Recorded, ? extends T> recorded, Function<? super Unreadable, ? extends T> unreadable);

    /**
     * The row is a dossier. What it breaks is in {@link Dossier#violations()}.
     *
     * @param line where the row stands
     * @param cells the row as it was
     * @param dossier what the row gives
     * @param findings cells that were left out of the dossier, since they cannot be read and nothing depends on them: a
     *     telephone number
     */
    @PersonalData
    record Recorded(long line, Map<String, String> cells, Dossier dossier, List<ImportProblem> findings)
            implements ImportedRow {

        /** Copies the collections. */
        public Recorded {
            cells = Map.copyOf(cells);
            findings = List.copyOf(findings);
        }

        @Override
        public <T> T fold(
                Function<? super Recorded, ? extends T> recorded,
                Function<? super Unreadable, ? extends T> unreadable) {
            return recorded.apply(this);
        }

        @Override
        public String toString() {
            return "Recorded[line " + line + ", " + dossier + ", " + findings + "]";
        }
    }

    /**
     * The row is no dossier yet.
     *
     * @param line where the row stands
     * @param cells the row as it was
     * @param problems why, one for each field that cannot be read
     */
    @PersonalData
    record Unreadable(long line, Map<String, String> cells, List<ImportProblem> problems) implements ImportedRow {

        /** Copies the collections. */
        public Unreadable {
            cells = Map.copyOf(cells);
            problems = List.copyOf(problems);
        }

        @Override
        public <T> T fold(
                Function<? super Recorded, ? extends T> recorded,
                Function<? super Unreadable, ? extends T> unreadable) {
            return unreadable.apply(this);
        }

        @Override
        public String toString() {
            return "Unreadable[line " + line + ", " + problems + "]";
        }
    }
}
