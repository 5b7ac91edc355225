package vn.motcua.payment.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.payment.PaymentOrder;

class PlatformAnswerTest {

    private static final PaymentOrder ORDER = PaymentFixture.order("TS0001", 8000);

    private static CreateResult create(int status, String answer) throws IOException {
        try (ScriptedPlatform scripted = new ScriptedPlatform(status, answer);
                PaymentPlatform platform = PaymentPlatform.open(scripted.settings(), HttpSettings.defaults())) {
            return platform.create(PaymentFixture.request(ORDER));
        }
    }

    private static PaymentStatus query(String answer) throws IOException {
        try (ScriptedPlatform scripted = new ScriptedPlatform(200, answer);
                PaymentPlatform platform = PaymentPlatform.open(scripted.settings(), HttpSettings.defaults())) {
            return platform.query(ORDER.reference(), ORDER.transactionTime());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'MaLoi':'00','UrlThanhToan':'https://pay.invalid/1'}",
                "{'error_code':'0','message':{'UrlThanhToan':'https://pay.invalid/1'}}",
                "{'error_code':0,'message':'{\\'UrlThanhToan\\':\\'https://pay.invalid/1\\'}'}",
                "{'error_code':'0','message':{'MaLoi':'00','UrlThanhToan':'https://pay.invalid/1','them':[1]}}"
            })
    void create_everyFormSeen_isRead(String answer) throws IOException {
        assertThat(create(200, answer.replace('\'', '"')))
                .isEqualTo(new CreateResult.Created(URI.create("https://pay.invalid/1"), ORDER.reference()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'MaLoi':'07','MoTaLoi':'Không hợp lệ','UrlThanhToan':'https://pay.invalid/1'}; 07",
                "{'error_code':'-1','message':'Không hợp lệ'}; -1",
                "{'error_code':5,'message':null}; 5",
                "{'error_code':'0','message':{'MaLoi':'12','UrlThanhToan':'https://pay.invalid/1'}}; 12"
            })
    void create_unknownCode_isRejectedAndKept(String answer, String code) throws IOException {
        assertThat(create(200, answer.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        CreateResult.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'MaLoi':'00'}",
                "{'MaLoi':'00','UrlThanhToan':'javascript:alert(1)'}",
                "{'MaLoi':'00','UrlThanhToan':'/relative'}",
                "{'MaLoi':'00','UrlThanhToan':'https://not valid'}",
                "{'MaLoi':'00','MaLoi':'99'}",
                "{'error_code':'0','message':'Thành công'}",
                "{'error_code':'0','message':''}"
            })
    void create_answerThatCannotBeTrusted_isProtocolViolated(String answer) {
        assertThatThrownBy(() -> create(200, answer.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.PROTOCOL_VIOLATED));
    }

    @ParameterizedTest
    @CsvSource({"401, CREDENTIALS_REFUSED", "403, CREDENTIALS_REFUSED", "302, HTTP_ERROR", "500, HTTP_ERROR"})
    void create_httpError_isNeverReadAsAnAnswer(int status, FailureCode code) {
        String answer = "{\"MaLoi\":\"00\",\"UrlThanhToan\":\"https://pay.invalid/1\"}";

        assertThatThrownBy(() -> create(status, answer))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 421, 429, 503})
    void create_answerThatAsksForARetry_isNotFollowed(int status) throws IOException {
        try (ScriptedPlatform scripted = new ScriptedPlatform(status, "");
                PaymentPlatform platform = PaymentPlatform.open(scripted.settings(), HttpSettings.defaults())) {
            assertThatThrownBy(() -> platform.create(PaymentFixture.request(ORDER)))
                    .isInstanceOf(RemoteException.class);

            assertThat(scripted.tokens()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'MaLoi':'00','TrangThaiGD':'7'}; 00; 7",
                "{'MaLoi':'00'}; 00; ``",
                "{'MaLoi':'94','TrangThaiGD':1}; 94; 1",
                "{'error_code':-1,'message':'x'}; -1; ``"
            })
    void query_stateThatIsNotKnown_isKeptAndNeverPaid(String answer, String code, String state) throws IOException {
        assertThat(query(answer.replace('\'', '"'))).isEqualTo(new PaymentStatus.Unknown(code, state));
    }

    @ParameterizedTest
    @CsvSource({
        "TS0001, TS0002, MaThamChieu",
        "GD0001, '', MaGiaoDich",
        "8000, -1, SoTien",
        "8000, 8000.5, SoTien",
        "20260105083105, soon, ThoiGianGD"
    })
    void query_paidButUnfit_isProtocolViolated(String text, String instead, String field) {
        String paid = "{\"MaLoi\":\"00\",\"TrangThaiGD\":1,\"MaThamChieu\":\"TS0001\",\"SoTien\":8000,"
                + "\"MaGiaoDich\":\"GD0001\",\"MaNganHang\":\"VCB\",\"ThoiGianGD\":\"20260105083105\"}";

        assertThatThrownBy(() -> query(paid.replace(text, instead)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>$ECHO", "{\"error_code\":0,\"message\":\"$ECHO", "{$ECHO}", "$ECHO"})
    void create_answerThatRepeatsWhatWasSent_isNotRepeatedInTheFailure(String answer) throws IOException {
        try (ScriptedPlatform scripted = new ScriptedPlatform(200, answer)) {
            PaymentPlatformSettings settings = scripted.settings().withBearerToken(() -> Secret.of("planted-token"));
            try (PaymentPlatform platform = PaymentPlatform.open(settings, HttpSettings.defaults())) {
                assertThatThrownBy(() -> platform.create(PaymentFixture.request(ORDER)))
                        .satisfies(e -> assertThat(List.of("planted-token", "Nguyễn", "001099000001", "0011223344"))
                                .noneMatch(trace(e)::contains));
            }
            assertThat(scripted.tokens()).containsExactly("Bearer planted-token");
        }
    }

    @Test
    void create_noToken_sendsNone() throws IOException {
        try (ScriptedPlatform scripted = new ScriptedPlatform(200, "{\"MaLoi\":\"99\"}");
                PaymentPlatform platform = PaymentPlatform.open(scripted.settings(), HttpSettings.defaults())) {
            platform.create(PaymentFixture.request(ORDER));

            assertThat(scripted.tokens()).containsExactly("null");
        }
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
