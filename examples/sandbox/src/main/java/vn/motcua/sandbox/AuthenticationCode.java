package vn.motcua.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** MaXacThuc: SHA-256 in lower-case hex over the fields in their order, joined by bars, the secret last. */
final class AuthenticationCode {

    static final String FIELD = "MaXacThuc";
    static final List<String> INIT = List.of(
            "LoaiBanTin",
            "PhienBan",
            "MaDoiTac",
            "MaThamChieu",
            "SoTien",
            "LoaiHinhThanhToan",
            "MaKenhThanhToan",
            "MaThietBi",
            "NgonNgu",
            "MaTienTe",
            "MaNganHang",
            "ThongTinGiaoDich",
            "ThoiGianGD",
            "Ip");
    static final List<String> CONFIRM = List.of(
            "LoaiBanTin",
            "MaLoi",
            "MaDoiTac",
            "MaThamChieu",
            "SoTien",
            "MaTienTe",
            "MaGiaoDich",
            "MaNganHang",
            "ThoiGianGD",
            "ThongTinGiaoDich");
    static final List<String> QUERY = List.of("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD");

    private AuthenticationCode() {}

    static String of(List<String> order, ObjectNode message, String secret) {
        StringBuilder joined = new StringBuilder();
        for (String name : order) {
            joined.append(text(message.path(name))).append('|');
        }
        return sha256(joined.append(secret).toString());
    }

    static void check(List<String> order, Fields message, String secret) throws Refusal {
        for (String name : order) {
            if (message.required(name).indexOf('|') >= 0) {
                throw new Refusal("Trường " + name + " không được chứa ký tự |");
            }
        }
        byte[] wanted = of(order, message.object(), secret).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, message.required(FIELD).getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal("Mã xác thực không đúng");
        }
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
