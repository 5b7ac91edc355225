package vn.motcua.payment.national;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.http.Secret;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;

/** The messages that are sent, with the fields of version 1.0.6 in the order in which they are hashed. */
final class PlatformMessages {

    private static final String VERSION = "1.0.6";
    private static final String FEES_OF_A_PROCEDURE = "2";
    /** What peers send for a payer without a known number. */
    private static final String NO_ID_NUMBER = "000000000";

    private PlatformMessages() {}

    static byte[] init(PaymentRequest request, String partnerCode, Secret secret) {
        Map<String, String> fields = initFields(request, partnerCode);
        ObjectNode message = signed(fields, secret);
        message.set("ThongTinBienLai", receipt(request.receipt()));
        return bytes(message);
    }

    static byte[] query(PaymentReference reference, Instant transactionTime, String partnerCode, Secret secret) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("LoaiBanTin", "QUERY");
        fields.put("PhienBan", VERSION);
        fields.put("MaDoiTac", partnerCode);
        fields.put("MaThamChieu", reference.value());
        fields.put("ThoiGianGD", WireTime.format(transactionTime));
        return bytes(signed(fields, secret));
    }

    private static Map<String, String> initFields(PaymentRequest request, String partnerCode) {
        PaymentOrder order = request.order();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("LoaiBanTin", "INIT");
        fields.put("PhienBan", VERSION);
        fields.put("MaDoiTac", partnerCode);
        fields.put("MaThamChieu", order.reference().value());
        fields.put("SoTien", Long.toString(order.amount().dong()));
        fields.put("LoaiHinhThanhToan", "PAY");
        fields.put("MaKenhThanhToan", "1");
        fields.put("MaThietBi", "1");
        fields.put("NgonNgu", "vi-VN");
        fields.put("MaTienTe", "VND");
        fields.put("MaNganHang", "PAYMENT");
        fields.put("ThongTinGiaoDich", request.description());
        fields.put("ThoiGianGD", WireTime.format(order.transactionTime()));
        fields.put("Ip", address(request.payerAddress()));
        return fields;
    }

    private static ObjectNode signed(Map<String, String> fields, Secret secret) {
        ObjectNode message = WireJson.MAPPER.createObjectNode();
        fields.forEach(message::put);
        message.put("MaXacThuc", AuthenticationCode.of(List.copyOf(fields.values()), secret));
        return message;
    }

    private static ObjectNode receipt(ReceiptInformation receipt) {
        ObjectNode node = WireJson.MAPPER.createObjectNode();
        node.put("MaDichVu", FEES_OF_A_PROCEDURE);
        node.put("MaDVC", receipt.service().code());
        node.put("TenDVC", receipt.service().name());
        node.put("MaTTHC", receipt.service().procedure().value());
        node.put("TenTTHC", receipt.service().procedureName());
        node.put("MaDonVi", receipt.agency().code().value());
        node.put("TenDonVi", receipt.agency().name());
        node.put("MaHoSo", receipt.dossier().value());
        node.set("PhiLePhi", fees(receipt.fees()));
        node.put("TKThuHuong", receipt.beneficiary().number());
        node.put("MaNHThuHuong", receipt.beneficiary().bankCode());
        node.put("TenTKThuHuong", receipt.beneficiary().name());
        node.put("NoiDungThanhToan", receipt.content());
        putPayer(node, receipt.payer());
        node.set("DSKhoanNop", items(receipt.fees()));
        return node;
    }

    private static void putPayer(ObjectNode node, Payer payer) {
        node.put("HoTenNguoiNop", payer.name());
        node.put("SoCMNDNguoiNop", payer.idNumber() == null ? NO_ID_NUMBER : payer.idNumber());
        node.put("DiaChiNguoiNop", payer.address());
        putIfThere(node, "HuyenNguoiNop", payer.district());
        putIfThere(node, "TinhNguoiNop", payer.province());
    }

    private static void putIfThere(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }

    private static ArrayNode fees(List<FeeItem> fees) {
        ArrayNode nodes = WireJson.MAPPER.createArrayNode();
        for (FeeItem fee : fees) {
            ObjectNode node = nodes.addObject();
            node.put("LoaiPhiLePhi", fee.category());
            node.put("MaPhiLePhi", fee.code());
            node.put("TenPhiLePhi", fee.name());
            node.put("SoTien", Long.toString(fee.amount().dong()));
        }
        return nodes;
    }

    private static ArrayNode items(List<FeeItem> fees) {
        ArrayNode nodes = WireJson.MAPPER.createArrayNode();
        for (FeeItem fee : fees) {
            ObjectNode node = nodes.addObject();
            node.put("NoiDung", fee.name());
            node.put("SoTien", Long.toString(fee.amount().dong()));
        }
        return nodes;
    }

    /** An IPv6 address may name the network card of this machine behind a percent sign. */
    private static String address(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static byte[] bytes(ObjectNode message) {
        return WireJson.MAPPER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }
}
