package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;
import vn.motcua.payment.PaymentOrder;

class PaymentRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "phí | lệ phí",
                "phí\nlệ phí",
                "phí\u0000",
                "phí\u200Bẩn",
                "phí\uFEFF",
                "phí\uD800",
                "a\u2028b"
            })
    void new_descriptionThatCannotBeHashedSafely_isRefused(String description) {
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);

        assertThatThrownBy(() -> PaymentFixture.request(order, description))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ThongTinGiaoDich");
    }

    @Test
    void new_decomposedText_isRefusedAndNotShown() {
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        String decomposed = Normalizer.normalize("Nộp cho Bà Mẫu", Normalizer.Form.NFD);

        assertThatThrownBy(() -> PaymentFixture.request(order, decomposed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("NFC")
                .hasMessageNotContaining(decomposed);
        assertThatThrownBy(() -> new Payer(decomposed, null, "Thôn Không Có", null, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(decomposed);
    }

    @Test
    void new_feesThatDoNotAddUp_areRefused() {
        PaymentOrder order = PaymentFixture.order("TS0001", 8000);
        ReceiptInformation receipt = PaymentFixture.receipt(PaymentFixture.PAYER, Money.ofDong(7999));

        assertThatThrownBy(() ->
                        new PaymentRequest(order, PaymentFixture.DESCRIPTION, PaymentFixture.payerAddress(), receipt))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("SoTien");
    }

    @Test
    void order_zeroAmount_isRefused() {
        assertThatThrownBy(() -> PaymentFixture.order("TS0001", 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void new_procedureName_isAtMost250Characters() {
        PublicService service =
                PaymentFixture.receipt(PaymentFixture.PAYER, Money.ofDong(1)).service();

        assertThat(new PublicService(service.code(), service.name(), service.procedure(), "ộ".repeat(250)))
                .isNotNull();
        assertThatThrownBy(
                        () -> new PublicService(service.code(), service.name(), service.procedure(), "ộ".repeat(251)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void toString_ofEverything_tellsNothingAboutThePayer() {
        PaymentRequest request = PaymentFixture.request(PaymentFixture.order("TS0001", 8000));

        String shown = request + " " + request.receipt() + " "
                + request.receipt().payer() + " " + request.receipt().beneficiary();

        assertThat(List.of("Nguyễn", "001099000001", "Thôn", "203.0.113.9", "0011223344"))
                .noneMatch(shown::contains);
    }
}
