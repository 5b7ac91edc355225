package vn.motcua.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dossiers the portal holds. A call is taken as a whole or not at all (inferred). */
final class DossierShelf {

    private static final int MOST_PROGRESS_ROWS = 10;

    private final Map<String, StoredDossier> dossiers = new LinkedHashMap<>();

    synchronized Optional<StoredDossier> find(String code) {
        return Optional.ofNullable(dossiers.get(code));
    }

    synchronized void insert(List<Fields> rows) throws Refusal {
        Set<String> inCall = new HashSet<>();
        for (Fields row : rows) {
            DossierRules.check(row);
            String code = row.required("MaHoSo");
            if (dossiers.containsKey(code) || !inCall.add(code)) {
                throw new Refusal("Hồ sơ " + code + " đã tồn tại");
            }
        }
        for (Fields row : rows) {
            put(row, List.of());
        }
    }

    synchronized void update(List<Fields> rows) throws Refusal {
        for (Fields row : rows) {
            DossierRules.check(row);
            known(row);
        }
        for (Fields row : rows) {
            put(row, known(row).progress());
        }
    }

    synchronized void append(List<Fields> rows) throws Refusal {
        if (rows.size() > MOST_PROGRESS_ROWS) {
            throw new Refusal("Mỗi lần cập nhật không quá " + MOST_PROGRESS_ROWS + " dòng tiến độ");
        }
        for (Fields row : rows) {
            DossierRules.checkProgress(row);
            known(row);
        }
        for (Fields row : rows) {
            StoredDossier dossier = known(row);
            List<Map<String, Object>> progress = new ArrayList<>(dossier.progress());
            progress.add(Json.map(row.object()));
            dossiers.put(
                    dossier.code(),
                    new StoredDossier(dossier.code(), dossier.fields(), progress, row.required("TrangThai")));
        }
    }

    private StoredDossier known(Fields row) throws Refusal {
        String code = row.required("MaHoSo");
        StoredDossier dossier = dossiers.get(code);
        if (dossier == null) {
            throw new Refusal("Không tìm thấy hồ sơ " + code);
        }
        return dossier;
    }

    private void put(Fields row, List<Map<String, Object>> progress) throws Refusal {
        String code = row.required("MaHoSo");
        dossiers.put(code, new StoredDossier(code, Json.map(row.object()), progress, row.required("TrangThaiHoSo")));
    }
}
