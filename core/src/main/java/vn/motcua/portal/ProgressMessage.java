package vn.motcua.portal;

import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.dossier.Progress;

/** A step of handling as a row of {@code CapNhatTienDoHoSoMC}. */
final class ProgressMessage {

    /** {@code NguoiXuLy} holds no more. */
    static final int OFFICER_LIMIT = 50;

    private final DateTimeFormatter dates;

    ProgressMessage(DateTimeFormatter dates) {
        this.dates = dates;
    }

    ObjectNode of(ProgressStep step) {
        Progress progress = step.progress();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("MaHoSo", step.dossier().value());
        row.put("NguoiXuLy", WireText.fit(progress.by().name().value(), OFFICER_LIMIT));
        row.put("ChucDanh", progress.by().position());
        row.put("ThoiDiemXuLy", dates.format(progress.at()));
        row.put("PhongBanXuLy", progress.by().unit());
        row.put("NoiDungXuLy", progress.text());
        row.put("TrangThai", Integer.toString(progress.status().code()));
        step.startedAt().ifPresent(at -> row.put("NgayBatDau", dates.format(at)));
        step.dueAt().ifPresent(at -> row.put("NgayKetThucTheoQuyDinh", dates.format(at)));
        return row;
    }
}
