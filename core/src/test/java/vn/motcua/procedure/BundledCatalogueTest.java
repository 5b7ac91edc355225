package vn.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.failure.InvalidInputException;

/** The catalogue against the dates it leads to, counted by hand from Monday 2 March 2026, 09:00. */
class BundledCatalogueTest {

    private static final ProcedureCatalogue CATALOGUE = ProcedureCatalogue.bundled();
    private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "1.001193, 2026-03-02, , false",
        "1.000656, 2026-03-02, , false",
        "1.000894, 2026-03-02, 2026-03-09, false",
        "1.001022, 2026-03-05, 2026-03-12, false",
        "1.000689, 2026-03-05, , true",
        "1.004837, 2026-03-05, , false",
        "1.004845, 2026-03-04, , false",
        "1.004859, 2026-03-05, 2026-03-10, false",
        "1.004873, 2026-03-05, , true",
        "1.004884, 2026-03-09, , true",
        "1.004746, 2026-03-09, , true",
        "1.005461, 2026-03-09, , true",
        "1.004772, 2026-03-09, , true",
        "2.000635, 2026-03-02, , false",
        "2.002516, 2026-03-05, , true",
        "2.000986, 2026-03-05, 2026-03-09, false",
        "2.000908, 2026-03-02, , false",
        "2.000815, 2026-03-02, 2026-03-04, false",
        "2.000884, 2026-03-02, , false",
        "2.000992, 2026-03-02, , false",
        "2.001008, 2026-03-02, , false",
        "2.001035, 2026-03-04, , false",
        "2.001019, 2026-03-04, , false",
        "2.001016, 2026-03-04, , false",
        "2.001406, 2026-03-04, , false",
        "2.000913, 2026-03-02, , false",
        "2.000927, 2026-03-02, , false",
        "2.000942, 2026-03-02, , false",
        "1.004222, 2026-03-11, , false",
        "1.004194, 2026-03-05, , false",
        "1.010038, 2026-03-09, , true",
        "1.014027, 2026-03-16, , false",
        "1.001612, 2026-03-05, , false"
    })
    void inForce_procedureOfTheSheet_isDueAsItSays(String code, LocalDate due, LocalDate verified, boolean inferred) {
        Procedure procedure = CATALOGUE.inForce(ProcedureCode.of(code), DAY).orElseThrow();

        assertThat(due(procedure.deadlineRule())).isEqualTo(due);
        assertThat(procedure
                        .profile()
                        .verificationRule()
                        .map(BundledCatalogueTest::due)
                        .orElse(null))
                .isEqualTo(verified);
        assertThat(procedure.profile().provenance().isInferred(Figure.TIME)).isEqualTo(inferred);
        assertThat(procedure.profile().provenance().source()).isNotBlank();
        assertThat(procedure.profile().channels()).containsExactlyInAnyOrder(Channel.values());
    }

    /** The fee of each procedure as the sheet states it, and whether the sheet itself only infers it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "1.001193 | Đăng ký khai sinh | Miễn lệ phí khi đăng ký đúng hạn | true",
                "1.000656 | Đăng ký khai tử | Miễn lệ phí khi đăng ký đúng hạn | true",
                "1.000894 | Đăng ký kết hôn | Không thu phí | true",
                "1.001022 | Đăng ký nhận cha, mẹ, con | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.000689 | Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.004837 | Đăng ký giám hộ | Không thu phí | true",
                "1.004845 | Đăng ký chấm dứt giám hộ | Không thu phí | true",
                "1.004859 | Đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.004873 | Cấp Giấy xác nhận tình trạng hôn nhân | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.004884 | Đăng ký lại khai sinh | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.004746 | Đăng ký lại kết hôn | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.005461 | Đăng ký lại khai tử | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "1.004772 | Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "2.000635 | Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh | 8.000 đồng/bản sao | true",
                "2.002516 | Xác nhận thông tin hộ tịch | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false",
                "2.000986 | Liên thông đăng ký khai sinh, đăng ký cư trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi | '' | false",
                "2.000908 | Cấp bản sao từ sổ gốc | Không thu phí | false",
                "2.000815 | Chứng thực bản sao từ bản chính giấy tờ, văn bản | 2.000 đồng/trang; từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản | false",
                "2.000884 | Chứng thực chữ ký trong các giấy tờ, văn bản | 10.000 đồng/trường hợp | false",
                "2.000992 | Chứng thực chữ ký người dịch là cộng tác viên dịch thuật | 10.000 đồng/trường hợp | false",
                "2.001008 | Chứng thực chữ ký người dịch không phải là cộng tác viên dịch thuật | 10.000 đồng/trường hợp | false",
                "2.001035 | Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở | 50.000 đồng/giao dịch | false",
                "2.001019 | Chứng thực di chúc | 50.000 đồng/di chúc | false",
                "2.001016 | Chứng thực văn bản từ chối nhận di sản | 50.000 đồng/văn bản | false",
                "2.001406 | Chứng thực văn bản phân chia di sản | 50.000 đồng/văn bản | false",
                "2.000913 | Chứng thực việc sửa đổi, bổ sung, chấm dứt, hủy bỏ giao dịch | 30.000 đồng/giao dịch | false",
                "2.000927 | Sửa lỗi sai sót trong giao dịch | 25.000 đồng/giao dịch | false",
                "2.000942 | Cấp bản sao có chứng thực từ bản chính giao dịch đã được chứng thực | Như 2.000815 | false",
                "1.004222 | Đăng ký thường trú | 20.000 đồng (trực tiếp), 10.000 đồng (trực tuyến) | false",
                "1.004194 | Đăng ký tạm trú | 15.000 đồng (trực tiếp), 7.000 đồng (trực tuyến); theo danh sách 10.000/5.000 đồng/người | false",
                "1.010038 | Tách hộ | 10.000 đồng (trực tiếp), 5.000 đồng (trực tuyến) | false",
                "1.014027 | Trợ cấp hưu trí xã hội | Không thu phí | false",
                "1.001612 | Đăng ký thành lập hộ kinh doanh | Theo nghị quyết của Hội đồng nhân dân cấp tỉnh | false"
            })
    void inForce_procedureOfTheSheet_hasItsNameAndFee(String code, String name, String fee, boolean inferred) {
        Procedure procedure = CATALOGUE.inForce(ProcedureCode.of(code), DAY).orElseThrow();

        assertThat(procedure.name()).isEqualTo(name);
        assertThat(procedure.profile().feeNote()).isEqualTo(fee);
        assertThat(procedure.profile().provenance().isInferred(Figure.FEE)).isEqualTo(inferred);
    }

    @Test
    void bundled_everything_isOfTheSheet() {
        assertThat(CATALOGUE.versions()).hasSize(34).extracting(Procedure::code).doesNotHaveDuplicates();
        assertThat(CATALOGUE.versions())
                .allSatisfy(
                        procedure -> assertThat(procedure.profile().provenance().isInferred(Figure.DOMAIN))
                                .isTrue());
        assertThat(CATALOGUE.incomplete())
                .extracting(procedure -> procedure.code().value())
                .containsExactly("1.001776", "1.001731", "1.014028", "1.011607");
        assertThat(CATALOGUE.incomplete().get(3).timeNote()).contains("15 ngày");
    }

    @ParameterizedTest
    @CsvSource({"1.001193, 15:00:00, 2026-03-02", "1.001193, 15:00:01, 2026-03-03", "2.000815, 15:00:01, 2026-03-03"})
    void sameDay_afterTheCutOff_isTheNextWorkingDay(String code, LocalTime time, LocalDate due) {
        Procedure procedure = CATALOGUE.inForce(ProcedureCode.of(code), DAY).orElseThrow();
        Instant received = DAY.atTime(time).atZone(VietnamTime.ZONE).toInstant();

        assertThat(procedure
                        .deadlineRule()
                        .deadline(received, WorkingCalendar.vietnam())
                        .due()
                        .toLocalDate())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-19, true", "2025-10-26, true", "2025-10-27, false"})
    void inForce_abolishedProcedure_endsBeforeItsDecree(LocalDate day, boolean expected) {
        ProcedureCode code = ProcedureCode.of("2.001009");

        assertThat(CATALOGUE.inForce(code, day).isPresent()).isEqualTo(expected);
        assertThat(CATALOGUE.versionsOf(code))
                .singleElement()
                .satisfies(version ->
                        assertThat(version.profile().provenance().inferred()).contains(Figure.VALIDITY, Figure.TIME));
    }

    @Test
    void with_aTimeForWhatLackedIt_completesTheProcedure() {
        IncompleteProcedure allowance = CATALOGUE.incomplete().get(0);

        ProcedureCatalogue more = CATALOGUE.with(List.of(allowance.complete(DeadlineRule.ofWorkingDays(7))));

        assertThat(more.incomplete()).hasSize(3).doesNotContain(allowance);
        assertThat(more.inForce(allowance.code(), DAY).orElseThrow().profile()).isEqualTo(allowance.profile());
        assertThat(CATALOGUE.incomplete()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procedure\t1.000001\tx\tHT\t0\tworking-days\t\t\t\t\t\t\tx",
                "domain\tHT\tG15\tHộ tịch\nprocedure\t1.000001\tx\tHT\tsoon\tworking-days\t\t\t\t\t\t\tx",
                "domain\tHT\tG15\tHộ tịch\nprocedure\t1.000001\tx\tHT\t1\tmoons\t\t\t\t\t\t\tx",
                "domain\tHT\tG15\tHộ tịch\nprocedure\t1.000001\tx\tHT\t1\tworking-days\t25:00\t\t\t\t\t\tx",
                "domain\tHT\tG15\tHộ tịch\nprocedure\t1.000001\tx\tHT\t1\tworking-days\t\t\t\t\t\tPRICE\tx",
                "domain\tHT\tG15",
                "other\tHT\tG15\tHộ tịch"
            })
    void read_lineThatIsNotUnderstood_isAnErrorWithItsNumber(String table) {
        int line = (int) table.lines().count();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CatalogueResource.read(new StringReader(table)))
                .withMessageContaining("line " + line);
    }

    @Test
    void differenceTo_changedVersion_listsTheFieldsThatChanged() {
        Procedure before = CATALOGUE.inForce(ProcedureCode.of("2.000815"), DAY).orElseThrow();
        Procedure after = before.withValidity(Validity.from(LocalDate.of(2027, 3, 1)))
                .withDeadlineRule(DeadlineRule.ofWorkingDays(1))
                .withProfile(before.profile()
                        .withProvision(ProvisionLevel.FULL)
                        .withChannels(Set.of(Channel.ONLINE))
                        .withComponents(List.of(RequiredComponent.original("TP1", "Bản chính")))
                        .withResults(List.of(new ResultType("KQ.G15.000001", "Bản sao")))
                        .withFeeNote("Không thu phí"));

        ProcedureDifference difference = before.differenceTo(after);

        assertThat(difference.changes())
                .extracting(ProcedureDifference.Change::field)
                .containsExactly(
                        "deadlineRule", "validity", "provision", "channels", "components[TP1]", "results", "feeNote");
        assertThat(difference.changes().get(2))
                .isEqualTo(new ProcedureDifference.Change("provision", "UNKNOWN", "FULL"));
        assertThat(difference.changes().get(4).before()).isEmpty();
        assertThat(difference.changes().get(4).after()).contains("Bản chính");
        assertThat(before.differenceTo(before).changes()).isEmpty();
        assertThat(after.differenceTo(before).changes()).hasSize(7);
    }

    @Test
    void differenceTo_everyOtherField_isListedToo() {
        Procedure before = CATALOGUE.versions().get(0);
        Procedure other = new Procedure(
                ProcedureCode.of("9.000001"),
                "x",
                new Domain("X", "x"),
                before.deadlineRule(),
                before.validity(),
                5,
                before.profile()
                        .withVerificationRule(DeadlineRule.ofWorkingDays(9))
                        .withProvenance(new Provenance("x", Set.of(Figure.CODE))));

        assertThat(before.differenceTo(other).changes())
                .extracting(ProcedureDifference.Change::field)
                .containsExactly(
                        "code", "name", "domain", "supplementsPerStage", "verificationRule", "source", "inferred");
    }

    @Test
    void values_badOnes_areRefused() {
        RequiredComponent paper = RequiredComponent.original("TP1", "Bản chính");
        ProcedureProfile profile = ProcedureProfile.unknown();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> profile.withComponents(List.of(paper, paper)))
                .withMessageContaining("TP1");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> profile.withChannels(Set.of()))
                .withMessageContaining("channels");
        for (int count : new int[] {-1, RequiredComponent.MAX_COPIES + 1}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new RequiredComponent("a", "b", RequiredComponent.Need.SHOWN, count, 0, 0))
                    .withMessageContaining("originals");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new RequiredComponent("a", "b", RequiredComponent.Need.SHOWN, 0, count, 0))
                    .withMessageContaining("certifiedCopies");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new RequiredComponent("a", "b", RequiredComponent.Need.SHOWN, 0, 0, count))
                    .withMessageContaining("photocopies");
        }
        assertThat(new RequiredComponent("a", "b", RequiredComponent.Need.SHOWN, 0, 0, RequiredComponent.MAX_COPIES))
                .isNotNull();
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> RequiredComponent.original(" ", "x"));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> RequiredComponent.original("x", ""));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new ResultType("", " "));
    }

    private static LocalDate due(DeadlineRule rule) {
        return rule.deadline(MONDAY, WorkingCalendar.vietnam()).due().toLocalDate();
    }
}
