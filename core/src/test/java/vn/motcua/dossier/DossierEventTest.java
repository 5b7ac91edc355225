package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.InvalidInputException;

/** What every kind of event says of itself: a line for people, and a text for logs that names nobody. */
class DossierEventTest {

    private static final String MOMENT = "2024-06-19T02:00:00Z";

    static Stream<Arguments> lines() {
        return Stream.concat(steps(), ends());
    }

    private static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(
                        new DossierEvent.Submitted(Scene.OFFICER, Scene.NINE, Scene.filing(Scene.COPIES)), "Nộp hồ sơ"),
                Arguments.of(
                        new DossierEvent.Received(Scene.OFFICER, Scene.NINE, Scene.deadline(Scene.NINE)),
                        "Tiếp nhận hồ sơ, hẹn trả kết quả"),
                Arguments.of(
                        new DossierEvent.NotAccepted(Scene.OFFICER, Scene.NINE, "Sai thẩm quyền"),
                        "Từ chối tiếp nhận hồ sơ: Sai thẩm quyền"),
                Arguments.of(
                        new DossierEvent.Transferred(Scene.OFFICER, Scene.NINE, "Tư pháp"), "Chuyển xử lý: Tư pháp"),
                Arguments.of(
                        new DossierEvent.SupplementRequested(Scene.OFFICER, Scene.NINE, "Thiếu bản chính"),
                        "Yêu cầu bổ sung hồ sơ: Thiếu bản chính"),
                Arguments.of(
                        new DossierEvent.Supplemented(Scene.CITIZEN, Scene.NINE, List.of(), Optional.empty()),
                        "Nhận bổ sung hồ sơ"),
                Arguments.of(
                        new DossierEvent.PaymentRequested(Scene.OFFICER, Scene.NINE, Scene.FEE),
                        "Yêu cầu nộp 4.000 VND"),
                Arguments.of(
                        new DossierEvent.Paid(Scene.CITIZEN, Scene.NINE, Scene.FEE, "BL-1", Optional.empty()),
                        "Đã nộp 4.000 VND"),
                Arguments.of(
                        new DossierEvent.Digitised(
                                Scene.OFFICER, Scene.NINE, "TP1", Digitisation.DIGITISED, Scene.SCAN),
                        "Số hóa thành phần hồ sơ TP1"));
    }

    private static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(
                        new DossierEvent.Completed(Scene.OFFICER, Scene.NINE, Scene.RESULT),
                        "Đã có kết quả giải quyết"),
                Arguments.of(
                        new DossierEvent.Returned(Scene.OFFICER, Scene.NINE, new Delivery(DeliveryMethod.DESK, "An")),
                        "Trả kết quả"),
                Arguments.of(
                        new DossierEvent.Withdrawn(Scene.CITIZEN, Scene.NINE, "Theo đề nghị"),
                        "Rút hồ sơ: Theo đề nghị"),
                Arguments.of(
                        new DossierEvent.Stopped(Scene.OFFICER, Scene.NINE, "Theo đề nghị"),
                        "Dừng xử lý: Theo đề nghị"),
                Arguments.of(new DossierEvent.Resumed(Scene.OFFICER, Scene.NINE, Optional.empty()), "Tiếp tục xử lý"),
                Arguments.of(
                        new DossierEvent.DeadlineExtended(
                                Scene.OFFICER, Scene.NINE, "Chờ xác minh", Scene.later(Scene.NINE)),
                        "Xin lỗi và hẹn lại ngày trả kết quả: Chờ xác minh"),
                Arguments.of(
                        new DossierEvent.ClosedUnanswered(Scene.OFFICER, Scene.NINE, Scene.deadline(Scene.NINE)),
                        "Kết thúc hồ sơ do không nhận được bổ sung trong thời hạn"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void text_everyKind_saysWhatWasDone_andLogsTellTheMomentOnly(DossierEvent event, String text) {
        assertThat(event.text()).isEqualTo(text);
        assertThat(event).hasToString(event.getClass().getSimpleName() + "[" + MOMENT + "]");
    }

    @Test
    void text_lines_coverEveryKindOfEvent() {
        assertThat(lines().<Class<?>>map(line -> line.get()[0].getClass()))
                .containsExactlyInAnyOrder(DossierEvent.class.getPermittedSubclasses());
    }

    @Test
    void text_longestReason_isTakenAndNoLongerOne() {
        String longest = "x".repeat(DossierEvent.MAX_TEXT);
        List<Function<String, DossierEvent>> reasons = List.of(
                text -> new DossierEvent.NotAccepted(Scene.OFFICER, Scene.NINE, text),
                text -> new DossierEvent.Transferred(Scene.OFFICER, Scene.NINE, text),
                text -> new DossierEvent.SupplementRequested(Scene.OFFICER, Scene.NINE, text),
                text -> new DossierEvent.Withdrawn(Scene.OFFICER, Scene.NINE, text),
                text -> new DossierEvent.Stopped(Scene.OFFICER, Scene.NINE, text),
                text -> new DossierEvent.DeadlineExtended(Scene.OFFICER, Scene.NINE, text, Scene.later(Scene.NINE)));

        assertThat(reasons).allSatisfy(reason -> {
            assertThat(reason.apply(longest).text()).endsWith(longest);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> reason.apply(longest + "y"))
                    .withMessageContaining("4001 characters (not shown)")
                    .withMessageNotContaining("xxx");
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> reason.apply(" "));
        });
    }

    @Test
    void submitted_again_breaksTheRuleOfTheOpening() {
        DossierEvent again = new DossierEvent.Submitted(Scene.OFFICER, Scene.NINE, Scene.filing(Scene.COPIES));

        String rule = Scene.received()
                .decide(again)
                .fold(applied -> "applied", refused -> refused.rule().name());

        assertThat(rule).isEqualTo("opening");
        assertThat(Scene.received().record(again).violations())
                .extracting(violation ->
                        violation.eventIndex() + " " + violation.rule().name())
                .containsExactly("2 opening", "2 transition");
    }
}
