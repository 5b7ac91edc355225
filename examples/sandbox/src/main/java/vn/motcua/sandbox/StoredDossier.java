package vn.motcua.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A dossier as the portal holds it. It carries whatever personal data was sent; {@link #toString()} shows none.
 *
 * @param code MaHoSo, the dossier number
 * @param fields the HoSo object as sent last, by wire name: text, numbers, booleans, nested lists and maps, null
 * @param progress the rows of CapNhatTienDoHoSoMC as sent, oldest first
 * @param status TrangThaiHoSo of the dossier, or TrangThai of the progress row that came after it
 */
public record StoredDossier(
        String code, Map<String, Object> fields, List<Map<String, Object>> progress, String status) {

    /** Copies the rows. */
    public StoredDossier {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(fields, "fields");
        progress = List.copyOf(progress);
        Objects.requireNonNull(status, "status");
    }

    /** Returns the number of rows and the status, nothing personal. */
    @Override
    public String toString() {
        return "StoredDossier[status " + status + ", " + progress.size() + " progress rows]";
    }
}
