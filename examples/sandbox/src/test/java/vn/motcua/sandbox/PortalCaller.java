package vn.motcua.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the portal as an agency would, one message at a time. */
final class PortalCaller {

    static final String CODE = "000.00.19.H55-261122-0001";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final PortalSandbox portal;
    private String session = "";

    PortalCaller(PortalSandbox portal) {
        this.portal = portal;
    }

    JsonNode login() throws IOException, InterruptedException {
        JsonNode answer = login(portal.username(), portal.password());
        session = answer.path("session").asString("");
        return answer;
    }

    JsonNode login(String username, String password) throws IOException, InterruptedException {
        String body = MAPPER.createObjectNode()
                .put("username", username)
                .put("password", password)
                .toString();
        return json(Wire.post(portal.loginUrl(), body));
    }

    String session() {
        return session;
    }

    HttpResponse<String> raw(String service, String rest) throws IOException, InterruptedException {
        String body = "{\"session\":\"" + session + "\",\"madonvi\":\"" + portal.agencyCode() + "\",\"service\":\""
                + service + "\"," + rest + "}";
        return Wire.post(portal.serviceUrl(), body);
    }

    JsonNode insert(String... dossiers) throws IOException, InterruptedException {
        return json(raw("DongBoHoSoMC", "\"isUpdating\":\"False\",\"data\":[" + String.join(",", dossiers) + "]"));
    }

    JsonNode update(String dossier) throws IOException, InterruptedException {
        return json(raw("DongBoHoSoMC", "\"isUpdating\":\"True\",\"data\":[" + dossier + "]"));
    }

    JsonNode progress(String... rows) throws IOException, InterruptedException {
        return json(raw("CapNhatTienDoHoSoMC", "\"data\":[" + String.join(",", rows) + "]"));
    }

    static String dossier(String code) {
        return """
                {"MaHoSo":"%s","MaTTHC":"1.001193","TenTTHC":"Đăng ký khai sinh","MaLinhVuc":"G15-TP11",
                "TenLinhVuc":"Hộ tịch","KenhThucHien":"1","ChuHoSo":"Nguyễn Văn Thử","LoaiDoiTuong":"1",
                "NgayTiepNhan":"20261122080000","NgayHenTra":"","TrangThaiHoSo":"2","HinhThuc":"0",
                "DonViXuLy":"UBND xã Mẫu","TaiLieuNop":[{"TenTepDinhKem":"to-khai.pdf","DuocSoHoa":"1"}]}""".formatted(code);
    }

    static String row(String code, String status) {
        return """
                {"MaHoSo":"%s","NguoiXuLy":"Trần Thị Mẫu","ThoiDiemXuLy":"20261122093000","TrangThai":"%s"}""".formatted(code, status);
    }

    static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    static boolean succeeded(JsonNode answer) {
        return answer.path("error_code").asString("").equals("0");
    }
}
