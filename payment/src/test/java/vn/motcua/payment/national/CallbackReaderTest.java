package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;
import vn.motcua.money.Money;
import vn.motcua.payment.CallbackProof;
import vn.motcua.payment.PaymentReference;

class CallbackReaderTest {

    /** The published vector of the confirm message. */
    private static final String HASH = "7c255f34ee6cb713af617942f85d4dacfb91d74a65384590e157bcb6c4d63fef";

    private static final String BODY = """
            {"LoaiBanTin":"CONFIRM","MaLoi":"00","MaDoiTac":"DT01","MaThamChieu":"TS0001","SoTien":8000,
             "MaTienTe":"VND","MaGiaoDich":"GD0001","MaNganHang":"VCB","ThoiGianGD":"20260105083105",
             "ThongTinGiaoDich":"Nộp lệ phí hộ tịch","MaXacThuc":"%s"}
            """.formatted(HASH);

    private static final PaymentPlatformSettings SETTINGS = PaymentFixture.settings(
            URI.create("https://platform.invalid/init"), URI.create("https://platform.invalid/query"));

    private static CallbackVerification verify(String body) {
        return verify(SETTINGS, body);
    }

    private static CallbackVerification verify(PaymentPlatformSettings settings, String body) {
        return new CallbackReader(settings).verify(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String rehashed(String joined, String body) {
        return body.replace(HASH, PaymentFixture.hash(joined + "|secret-test"));
    }

    @Test
    void verify_publishedVector_isAuthenticAndPartlyProven() {
        CallbackVerification result = verify(BODY);

        assertThat(result)
                .isEqualTo(new CallbackVerification.Authentic(new PaymentNotice(
                        "00",
                        new PaymentReference("TS0001"),
                        Money.ofDong(8000),
                        "GD0001",
                        "VCB",
                        Instant.parse("2026-01-05T01:31:05Z"),
                        HASH)));
        assertThat(((CallbackVerification.Authentic) result).proof()).isEqualTo(CallbackProof.PARTLY);
    }

    @Test
    void verify_amountAsText_isTheSame() {
        assertThat(verify(BODY.replace("8000", "\"8000\""))).isEqualTo(verify(BODY));
    }

    @Test
    void verify_codeInUpperCase_isAuthentic() {
        assertThat(verify(BODY.replace(HASH, HASH.toUpperCase(Locale.ROOT))))
                .isInstanceOf(CallbackVerification.Authentic.class);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRM, QUERY",
        "\"00\", \"01\"",
        "DT01, DT02",
        "TS0001, TS0002",
        "8000, 80000",
        "VND, USD",
        "GD0001, GD0002",
        "VCB, BIDV",
        "20260105083105, 20260105203105",
        "hộ tịch, hộ tích",
        "7c255f34, 7c255f35",
        "MaXacThuc, maXacThuc"
    })
    void verify_anyHashedFieldChanged_isForged(String text, String instead) {
        assertThat(verify(BODY.replace(text, instead))).isInstanceOf(CallbackVerification.Forged.class);
    }

    @Test
    void verify_otherSecret_isForged() {
        PaymentPlatformSettings other = PaymentPlatformSettings.defaults(
                SETTINGS.initUrl(), SETTINGS.queryUrl(), "DT01", Secret.of("another-secret"));

        assertThat(verify(other, BODY)).isInstanceOf(CallbackVerification.Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "<html></html>", "{", "{}{}", "{\"MaLoi\":\"00\",\"MaLoi\":\"99\"}"})
    void verify_notOneJsonObject_isMalformed(String body) {
        assertThat(verify(body)).isInstanceOf(CallbackVerification.Malformed.class);
    }

    @Test
    void verify_otherEncodingOrSize_isMalformed() {
        CallbackReader reader = new CallbackReader(SETTINGS);

        assertThat(reader.verify(BODY.getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(CallbackVerification.Malformed.class);
        assertThat(reader.verify(BODY.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(CallbackVerification.Malformed.class);
        assertThat(verify(BODY + " ".repeat(CallbackReader.MOST_BYTES)))
                .isInstanceOf(CallbackVerification.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"8000, 8000.0", "8000, 8e3", "8000, true", "\"GD0001\", [\"GD0001\"]", "VCB, V|CB"})
    void verify_fieldThatCannotBeHashedForSure_isMalformed(String text, String instead) {
        assertThat(verify(BODY.replace(text, instead))).isInstanceOf(CallbackVerification.Malformed.class);
    }

    /** Rightly hashed, so that only what the fields say can be wrong. */
    @ParameterizedTest
    @CsvSource({
        "DT01, DT02, MaDoiTac",
        "CONFIRM, QUERY, LoaiBanTin",
        "VND, USD, MaTienTe",
        "8000, -8000, SoTien",
        "8000, 8000000000000000000000, SoTien",
        "GD0001, '', MaGiaoDich",
        "TS0001, TS 0001, MaThamChieu",
        "20260105083105, 2026010508310, ThoiGianGD"
    })
    void verify_authenticButUnfit_isMalformedAndNamesTheField(String text, String instead, String field) {
        String joined = "CONFIRM|00|DT01|TS0001|8000|VND|GD0001|VCB|20260105083105|Nộp lệ phí hộ tịch";

        CallbackVerification result = verify(rehashed(joined.replace(text, instead), BODY.replace(text, instead)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        CallbackVerification.Malformed.class,
                        malformed -> assertThat(malformed.problem()).startsWith(field));
    }

    @Test
    void verify_orderAndTypeFromSettings_areUsed() {
        List<CallbackField> order =
                List.of(CallbackField.CODE, CallbackField.TRANSACTION, CallbackField.REFERENCE, CallbackField.AMOUNT);
        PaymentPlatformSettings settings = SETTINGS.withCallbackOrder(order).withCallbackType("XACNHAN");
        String body = rehashed("00|GD0001|TS0001|8000", BODY.replace("CONFIRM", "XACNHAN"));

        assertThat(verify(settings, body)).isInstanceOf(CallbackVerification.Authentic.class);
        assertThat(verify(body)).isInstanceOf(CallbackVerification.Forged.class);
    }

    @Test
    void settings_orderWithoutAmount_isRefused() {
        List<CallbackField> order = List.of(CallbackField.CODE, CallbackField.TRANSACTION, CallbackField.REFERENCE);

        assertThatThrownBy(() -> SETTINGS.withCallbackOrder(order)).isInstanceOf(InvalidInputException.class);
    }
}
