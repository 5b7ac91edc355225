package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseTextTest {

    private static final long SEED = 1_683L;

    @ParameterizedTest
    @CsvSource({
        "Điềm Thuỵ,diem thuy",
        "ĐIỀM THỤY,diem thuy",
        "'  Phú \u00a0Bình ',phu binh",
        "Đắk Lắk,dak lak",
        "đường Ỷ Lan 12,duong y lan 12",
        "IİŞ,iis",
        "Ea H'leo,ea hleo",
        "Bà Rịa - Vũng Tàu,ba ria vung tau",
        "Y`Bŭ-Niê (Kđăm).,ybu nie kdam",
        "'- \u0301 -',''",
        "'',''"
    })
    void searchKey_text_hasNoMarksNoCaseAndSingleSpaces(String text, String key) {
        assertThat(VietnameseText.searchKey(text)).isEqualTo(key);
        assertThat(VietnameseText.searchKey(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "Thụy,Thuỵ,true",
        "KHÓA  hòa,khoá-hoà,true",
        "H'Điểm,HĐiểm,true",
        "Thuy,Thuỵ,false",
        "Đắk,Dắk,false",
        "Tân An,Tan An,false",
        "hoà an,hoa àn,false"
    })
    void spellingKey_pairs_areOneWhereOnlyThePlaceOfTheToneDiffers(String one, String other, boolean same) {
        assertThat(VietnameseText.spellingKey(one).equals(VietnameseText.spellingKey(other)))
                .isEqualTo(same);
        assertThat(VietnameseText.searchKey(one)).isEqualTo(VietnameseText.searchKey(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
                "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b",
                "d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f",
                "i ì ỉ ĩ í ị j",
                "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p",
                "u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v",
                "y ỳ ỷ ỹ ý ỵ z",
                "1 2 10a a an anh ăn ân ba z ω",
                "Thu Thuý Thúy Thuỵ Thụy Thư"
            })
    void order_listedLetters_areInTheirOrder(String ordered) {
        List<String> expected = List.of(ordered.split(" "));
        List<String> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(SEED));
        if (ordered.startsWith("1")) {
            expected = List.of("1", "10a", "2", "a", "an", "anh", "ăn", "ân", "ba", "z", "ω");
        }

        shuffled.sort(VietnameseText.order());

        assertThat(shuffled).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Tân Thành,Tân Thịnh",
        "Tân Thành,Tân Thành A",
        "An Bình,Anh An",
        "ba bà,bà ba",
        "bà ba,bá ba",
        "Hà,hà",
        "hà,hạ",
        "hà nội,Hạ nội",
        "ca.,ca1",
        "(an,an",
        "α,ω",
        "z,ω"
    })
    void order_pairs_standInThisOrder(String first, String second) {
        assertThat(VietnameseText.order().compare(first, second)).isNegative();
        assertThat(VietnameseText.order().compare(second, first)).isPositive();
    }

    @Test
    void order_composedAndDecomposed_areEqual() {
        String text = "Điềm Thuỵ ñ";

        assertThat(VietnameseText.order().compare(text, Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isZero();
    }
}
