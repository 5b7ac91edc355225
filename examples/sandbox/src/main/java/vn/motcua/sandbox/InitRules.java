package vn.motcua.sandbox;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the platform asks of an INIT message beside its authentication code. */
final class InitRules {

    private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,14}");
    private static final int LONGEST_REFERENCE = 255;
    private static final List<String> FEE_FIELDS =
            List.of("MaDVC", "MaTTHC", "MaDonVi", "TenDonVi", "MaHoSo", "TKThuHuong");
    private static final List<String> FINE_FIELDS = List.of(
            "MaLoaiHinhThuPhat",
            "TenLoaiHinhThuPhat",
            "MaCoQuanQD",
            "TenCoQuanQD",
            "KhoBac",
            "NgayQD",
            "SoQD",
            "ThoiGianViPham",
            "DiaDiemViPham",
            "TenNguoiViPham",
            "TaiKhoanThuNSNN");

    private InitRules() {}

    static long checkedAmount(Fields init) throws Refusal {
        init.required("PhienBan", Set.of("1.0.6"));
        init.required("MaThamChieu", LONGEST_REFERENCE);
        init.required("LoaiHinhThanhToan", Set.of("PAY"));
        init.required("MaKenhThanhToan", Set.of("1"));
        init.required("MaThietBi", Set.of("1"));
        init.required("NgonNgu", Set.of("vi-VN"));
        init.required("MaTienTe", Set.of("VND"));
        init.time("ThoiGianGD");
        String amount = init.required("SoTien");
        if (!AMOUNT.matcher(amount).matches()) {
            throw new Refusal("Trường SoTien phải là số nguyên dương");
        }
        checkReceipt(init.object().path("ThongTinBienLai"), new BigInteger(amount));
        return Long.parseLong(amount);
    }

    private static void checkReceipt(JsonNode node, BigInteger amount) throws Refusal {
        if (!(node instanceof ObjectNode object)) {
            throw new Refusal("Thiếu trường bắt buộc ThongTinBienLai");
        }
        Fields receipt = new Fields(object);
        boolean fine = receipt.required("MaDichVu", Set.of("1", "2")).equals("1");
        for (String name : fine ? FINE_FIELDS : FEE_FIELDS) {
            receipt.required(name);
        }
        List<Fields> fees = receipt.rows("PhiLePhi");
        List<Fields> items = receipt.rows("DSKhoanNop");
        if (fees.isEmpty() && items.isEmpty()) {
            throw new Refusal("ThongTinBienLai phải có PhiLePhi hoặc DSKhoanNop");
        }
        checkSum("PhiLePhi", fees, amount);
        checkSum("DSKhoanNop", items, amount);
    }

    private static void checkSum(String name, List<Fields> lines, BigInteger amount) throws Refusal {
        BigInteger sum = BigInteger.ZERO;
        for (Fields line : lines) {
            sum = sum.add(lineAmount(line.object().path("SoTien")));
        }
        if (!lines.isEmpty() && !sum.equals(amount)) {
            throw new Refusal("Tổng SoTien của " + name + " không bằng SoTien");
        }
    }

    private static BigInteger lineAmount(JsonNode node) throws Refusal {
        if (node.isIntegralNumber() && node.bigIntegerValue().signum() >= 0) {
            return node.bigIntegerValue();
        }
        if (node.isString()
                && (node.stringValue().equals("0")
                        || AMOUNT.matcher(node.stringValue()).matches())) {
            return new BigInteger(node.stringValue());
        }
        throw new Refusal("Trường SoTien của ThongTinBienLai phải là số nguyên");
    }
}
