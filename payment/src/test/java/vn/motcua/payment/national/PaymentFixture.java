package vn.motcua.payment.national;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DossierCode;
import vn.motcua.http.Secret;
import vn.motcua.money.Money;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;
import vn.motcua.procedure.ProcedureCode;

/** Requests and messages about one invented payer. */
final class PaymentFixture {

    static final Instant NOW = Instant.parse("2026-01-05T01:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String DESCRIPTION = "Nộp phí chứng thực";
    static final DossierCode DOSSIER = DossierCode.of("000.00.19.H55-260105-0001");
    static final Payer PAYER = new Payer("Nguyễn Văn Mẫu", "001099000001", "Thôn Không Có", null, "Thái Nguyên");

    private PaymentFixture() {}

    static PaymentOrder order(String reference, long dong) {
        return new PaymentOrder(new PaymentReference(reference), Money.ofDong(dong), NOW);
    }

    static PaymentRequest request(PaymentOrder order) {
        return request(order, DESCRIPTION);
    }

    static PaymentRequest request(PaymentOrder order, String description) {
        return new PaymentRequest(order, description, payerAddress(), receipt(PAYER, order.amount()));
    }

    static ReceiptInformation receipt(Payer payer, Money amount) {
        return new ReceiptInformation(
                new PublicService(
                        "2.000815.000.00.00.H55.02",
                        "Chứng thực bản sao từ bản chính",
                        ProcedureCode.of("2.000815"),
                        "Thủ tục chứng thực bản sao từ bản chính"),
                new CollectingAgency(AgencyCode.of("000.00.19.H55"), "Ủy ban nhân dân xã Mẫu"),
                DOSSIER,
                List.of(new FeeItem("1", "PHI01", "Phí chứng thực", amount)),
                new BeneficiaryAccount("0011223344", "VCB", "Ủy ban nhân dân xã Mẫu"),
                "Phí chứng thực bản sao",
                payer);
    }

    static InetAddress payerAddress() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 9});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static PaymentPlatformSettings settings(URI initUrl, URI queryUrl) {
        return PaymentPlatformSettings.defaults(initUrl, queryUrl, "DT01", Secret.of("secret-test"))
                .withClock(CLOCK);
    }

    /** Hashes by its own means, so that a mistake of the code under test is not made twice. */
    static String hash(String joinedWithSecret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(joinedWithSecret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
