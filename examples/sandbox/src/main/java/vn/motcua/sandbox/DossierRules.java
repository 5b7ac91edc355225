package vn.motcua.sandbox;

import java.util.List;
import java.util.Set;

/** Which fields of HoSo and of a progress row the portal asks for, and how they are written. */
final class DossierRules {

    private static final Set<String> STATUSES = Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    private static final List<String> REQUIRED =
            List.of("MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "DonViXuLy");
    private static final List<String> OPTIONAL_TIMES =
            List.of("NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayNopHoSo", "NgayTuChoi");
    private static final int LONGEST_ABSTRACT = 1000;
    private static final int LONGEST_OFFICER = 50;

    private DossierRules() {}

    static void check(Fields dossier) throws Refusal {
        for (String name : REQUIRED) {
            dossier.required(name);
        }
        dossier.required("KenhThucHien", Set.of("1", "2", "3"));
        dossier.required("LoaiDoiTuong", Set.of("1", "2", "3", "4"));
        dossier.required("TrangThaiHoSo", STATUSES);
        dossier.required("HinhThuc", Set.of("0", "1"));
        dossier.time("NgayTiepNhan");
        for (String name : OPTIONAL_TIMES) {
            dossier.optionalTime(name);
        }
        if (!dossier.optional("TrichYeuHoSo").isBlank()) {
            dossier.required("TrichYeuHoSo", LONGEST_ABSTRACT);
        }
    }

    static void checkProgress(Fields row) throws Refusal {
        row.required("MaHoSo");
        row.required("NguoiXuLy", LONGEST_OFFICER);
        row.time("ThoiDiemXuLy");
        row.required("TrangThai", STATUSES);
        row.optionalTime("NgayBatDau");
        row.optionalTime("NgayKetThucTheoQuyDinh");
    }
}
