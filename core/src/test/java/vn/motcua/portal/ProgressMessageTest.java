package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Progress;
import vn.motcua.identity.PersonName;

class ProgressMessageTest {

    private final ProgressMessage message =
            new ProgressMessage(MapiOptions.defaults().dates());

    @Test
    void of_stepWithEverything_everyFieldAsText() {
        ProgressStep step = step("Trần Văn Bình")
                .withStart(Dossiers.START.minusSeconds(60))
                .withDue(Dossiers.START.plusSeconds(60));

        assertThat(message.of(step).toString())
                .isEqualTo("{\"MaHoSo\":\"000.00.19.H55-260302-0001\",\"NguoiXuLy\":\"Trần Văn Bình\","
                        + "\"ChucDanh\":\"Công chức\",\"ThoiDiemXuLy\":\"20260302080000\","
                        + "\"PhongBanXuLy\":\"Văn phòng\",\"NoiDungXuLy\":\"Thẩm định\",\"TrangThai\":\"4\","
                        + "\"NgayBatDau\":\"20260302075900\",\"NgayKetThucTheoQuyDinh\":\"20260302080100\"}");
    }

    @Test
    void of_stepWithoutTimes_optionalFieldsLeftOut() {
        ObjectNode row = message.of(step("Trần Văn Bình"));

        assertThat(row.has("NgayBatDau")).isFalse();
        assertThat(row.has("NgayKetThucTheoQuyDinh")).isFalse();
    }

    @Test
    void of_longName_cutToFifty() {
        String name = "Tôn Nữ " + "Ánh ".repeat(20) + "Tuyết";

        String sent = message.of(step(name)).get("NguoiXuLy").asString();

        assertThat(sent).hasSizeLessThanOrEqualTo(50).hasSizeGreaterThan(45);
        assertThat(name).startsWith(sent);
    }

    @Test
    void allOf_dossier_oneStepPerEventInOrder() {
        assertThat(ProgressStep.allOf(Dossiers.completed()))
                .extracting(step -> step.progress().status().code())
                .containsExactly(1, 2, 4, 4, 9);
    }

    @Test
    void toString_step_namesNobody() {
        assertThat(step("Trần Văn Bình").toString()).doesNotContain("Bình").doesNotContain("Thẩm định");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, abc",
        "ab cd, 3, ab",
        "Ánh, 1, Á",
        // U+20BB7, two UTF-16 characters: half of it is no character
        "ab\uD842\uDFB7, 3, ab",
        "a\uD842\uDFB7, 3, a\uD842\uDFB7",
        // x with a combining dot below has no composed form
        "ax\u0323, 2, a"
    })
    void fit_text_cutBetweenLetters(String text, int limit, String expected) {
        assertThat(WireText.fit(text, limit)).isEqualTo(expected);
    }

    @Test
    void fit_decomposedText_composedBeforeItIsMeasured() {
        String decomposed = Normalizer.normalize("Nguyễn", Normalizer.Form.NFD);

        assertThat(decomposed).hasSize(8);
        assertThat(WireText.fit(decomposed, 6)).isEqualTo("Nguyễn");
    }

    private static ProgressStep step(String officer) {
        Actor actor = Actor.of(PersonName.of(officer), "Văn phòng", "Công chức");
        return ProgressStep.of(
                DossierCode.of(Dossiers.CODE),
                new Progress(actor, Dossiers.START, "Thẩm định", DossierStatus.PROCESSING));
    }
}
