package vn.motcua.dossier;

import java.util.EnumMap;
import java.util.Map;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.procedure.ProcedureCatalogue;

/**
 * How old dossiers are read.
 *
 * @param catalogue the procedures the dossiers may follow
 * @param calendar the working days, for rows without a due date
 * @param importer who the recorded events are attributed to, for instance the old system
 * @param headings the heading of each field's column
 * @param separator what stands between cells
 */
public record ImportOptions(
        ProcedureCatalogue catalogue,
        WorkingCalendar calendar,
        Actor importer,
        Map<ImportField, String> headings,
        char separator) {

    /** Copies the map and fills it with the usual headings. */
    public ImportOptions {
        Map<ImportField, String> all = new EnumMap<>(ImportField.class);
        for (ImportField field : ImportField.values()) {
            all.put(field, headings.getOrDefault(field, field.heading()));
        }
        headings = Map.copyOf(all);
    }

    /**
     * Returns options with the defaults: the usual headings, and commas between cells.
     *
     * @param catalogue the procedures
     * @param calendar the working days
     * @param importer who the recorded events are attributed to
     * @return the options
     */
    public static ImportOptions of(ProcedureCatalogue catalogue, WorkingCalendar calendar, Actor importer) {
        return new ImportOptions(catalogue, calendar, importer, Map.of(), ',');
    }

    /**
     * Returns these options with another heading for a field.
     *
     * @param field the field
     * @param heading the heading of its column
     * @return new options
     */
    public ImportOptions withHeading(ImportField field, String heading) {
        Map<ImportField, String> more = new EnumMap<>(headings);
        more.put(field, heading);
        return new ImportOptions(catalogue, calendar, importer, more, separator);
    }

    /**
     * Returns these options with another separator.
     *
     * @param character what stands between cells
     * @return new options
     */
    public ImportOptions withSeparator(char character) {
        return new ImportOptions(catalogue, calendar, importer, headings, character);
    }
}
