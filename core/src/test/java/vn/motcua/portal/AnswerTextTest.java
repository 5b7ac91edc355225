package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, '', true",
        "00, '', true",
        "000, Lỗi, true",
        "-1, Thành công, false",
        "3, thành công, false",
        "10, '', false",
        "O, '', false",
        "'', Đồng bộ thành công, true",
        "'', ĐỒNG BỘ THÀNH CÔNG, true",
        "'', Đồng bộ không thành công, false",
        "'', Đồng bộ KHÔNG  THÀNH CÔNG, false",
        "'', Đồng bộ chưa thành công, false",
        "'', '', false"
    })
    void tellsOfSuccess_codeFirstThenText(String code, String text, boolean expected) {
        assertThat(AnswerText.tellsOfSuccess(new PortalAnswer(code, text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Session expired",
                "INVALID SESSION",
                "Phiên làm việc đã hết hạn",
                "PHIÊN đăng nhập không hợp lệ",
                "Hết phiên"
            })
    void tellsOfSession_textAboutTheSession_true(String text) {
        assertThat(AnswerText.tellsOfSession(new PortalAnswer("-1", text))).isTrue();
        assertThat(AnswerText.tellsOfSession(new PortalAnswer("-1", Normalizer.normalize(text, Normalizer.Form.NFD))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Phiên bản thủ tục không đúng", "Thiếu bản phiên dịch", "Mã hồ sơ sai", "obsessions"})
    void tellsOfSession_otherWordsWithTheSameLetters_false(String text) {
        assertThat(AnswerText.tellsOfSession(new PortalAnswer("-1", text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Hồ sơ đã tồn tại, true", "HỒ SƠ ĐÃ  TỒN TẠI, true", "Hồ sơ không tồn tại, false"})
    void tellsOfDuplicate_byText(String text, boolean expected) {
        assertThat(AnswerText.tellsOfDuplicate(new PortalAnswer("-1", text))).isEqualTo(expected);
        assertThat(AnswerText.tellsOfDuplicate(new PortalAnswer("-1", Normalizer.normalize(text, Normalizer.Form.NFD))))
                .isEqualTo(expected);
    }

    @Test
    void toString_answer_showsOnlyACodeThatLooksLikeOne() {
        assertThat(new PortalAnswer("-1", "Nguyễn Văn An")).hasToString("PortalAnswer[code -1]");
        assertThat(new PortalAnswer("Nguyễn Văn An", "")).hasToString("PortalAnswer[code not printable]");
    }
}
