package vn.motcua.benchmarks.signing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes an XML document of a wanted size: records of dossiers as a commune sends them to its province. */
final class DossierXml {

    private static final List<String> FAMILIES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi");
    private static final List<String> MIDDLE = List.of("Văn", "Thị", "Đức", "Ngọc", "Hữu", "Thanh");
    private static final List<String> GIVEN = List.of("An", "Bình", "Cường", "Dũng", "Hạnh", "Khuê", "Mỹ", "Quyên");
    private static final List<String> PROCEDURES = List.of(
            "Đăng ký khai sinh",
            "Cấp giấy xác nhận tình trạng hôn nhân",
            "Chứng thực bản sao từ bản chính & chữ ký",
            "Xác nhận nơi thường trú < 06 tháng");
    private static final List<String> STEPS = List.of("Tiếp nhận", "Thẩm tra", "Trình ký", "Đóng dấu", "Trả kết quả");

    private final Random random;

    private DossierXml(long seed) {
        this.random = new Random(seed);
    }

    /** Records until there are so many bytes. */
    static void write(Path file, long bytes, long seed) throws IOException {
        DossierXml xml = new DossierXml(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(encoded("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hs:DanhSachHoSo"
                    + " xmlns:hs=\"urn:vi-du:ho-so\" xmlns:dm=\"urn:vi-du:danh-muc\" phienBan=\"1.0\">\n"));
            long written = 0;
            for (int number = 1; written < bytes; number++) {
                byte[] record = encoded(xml.record(number));
                out.write(record);
                written += record.length;
            }
            out.write(encoded("</hs:DanhSachHoSo>\n"));
        }
    }

    private static byte[] encoded(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String record(int number) {
        String day = String.format(Locale.ROOT, "2026-%02d-%02d", 1 + random.nextInt(12), 1 + random.nextInt(28));
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "  <hs:HoSo maHoSo=\"000.00.19.H55-%s-%06d\" trangThai=\"%d\">\n",
                day.replace("-", "").substring(2),
                number,
                1 + random.nextInt(9)));
        text.append("    <dm:ThuTuc ma='1.00")
                .append(1000 + random.nextInt(9000))
                .append("'>");
        text.append(escaped(one(PROCEDURES))).append("</dm:ThuTuc>\n");
        text.append("    <hs:NguoiNop loai=\"cá nhân\"><hs:HoTen>")
                .append(name())
                .append("</hs:HoTen>");
        text.append(String.format(
                Locale.ROOT, "<hs:SoDinhDanh>0%011d</hs:SoDinhDanh></hs:NguoiNop>\n", random.nextInt(1_000_000_000)));
        text.append("    <hs:NgayTiepNhan>")
                .append(day)
                .append("T08:30:00+07:00</hs:NgayTiepNhan>\n    <hs:QuaTrinh>\n");
        for (String step : STEPS.subList(0, 1 + random.nextInt(STEPS.size()))) {
            text.append("      <hs:Buoc nguoiXuLy=\"")
                    .append(name())
                    .append("\" ngay=\"")
                    .append(day)
                    .append("\">");
            text.append(step).append("<hs:GhiChu/></hs:Buoc>\n");
        }
        return text.append("    </hs:QuaTrinh>\n  </hs:HoSo>\n").toString();
    }

    private String name() {
        return one(FAMILIES) + " " + one(MIDDLE) + " " + one(GIVEN);
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
