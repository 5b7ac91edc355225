package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyllableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nghiêng", "Giếng", "gì", "GÌN", "quyết", "Quốc", "quý", "khuỷu", "thuở", "ngoằn", "ngoèo", "Ỷ", "uỷ",
                "ghét", "kẻ", "chếch", "hoạch", "Đắk", "ký", "yêu", "QĐ", "UBND", "đ", "Đ", "tỉnh", "xoong", "gặp",
                "cạp"
            })
    void isPlausible_syllable_isAccepted(String word) {
        assertThat(Syllable.isPlausible(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cà́",
                "hàh",
                "ca\u0300\u0301",
                "ngì",
                "gê",
                "cì",
                "kà",
                "ghà",
                "nghà",
                "ngê",
                "càc",
                "cac",
                "cảp",
                "tỏt",
                "bãch",
                "zà",
                "mùller",
                "đđ",
                "qđ",
                "ubnd",
                "ÙBND",
                "aắ",
                "ơa",
                "qà",
                "ât",
                "éa"
            })
    void isPlausible_anythingElse_isNot(String word) {
        assertThat(Syllable.isPlausible(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"à", "Ỵ", "đ", "Đ", "ư"})
    void isMarkedLetter_letterOfVietnamese_isOne(String letter) {
        assertThat(Syllable.isMarkedLetter(letter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ñ", "û", "ĕ", "àả", "ơ̂"})
    void isMarkedLetter_anythingElse_isNot(String letter) {
        assertThat(Syllable.isMarkedLetter(letter)).isFalse();
    }
}
