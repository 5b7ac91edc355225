package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.money.Money;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.Validity;

/** The values around a dossier: what they are equal to, what they refuse, and what they say of themselves. */
class DossierValuesTest {

    static Stream<Arguments> badInput() {
        Procedure copies = Scene.COPIES;
        return Stream.of(
                bad(() -> Money.ofDong(-1), "amount", "-1", "0 to 1000000000000000 đồng"),
                bad(
                        () -> new DossierEvent.PaymentRequested(Scene.OFFICER, Scene.NINE, Money.ofDong(-4_000)),
                        "amount",
                        "-4000",
                        "0 to"),
                bad(
                        () -> DossierCode.of("H55-241319-0001"),
                        "dossierCode",
                        "H55-241319-0001",
                        "a code whose day exists, unlike 241319"),
                bad(
                        () -> DossierCode.of("H55-2413-0001"),
                        "dossierCode",
                        "H55-2413-0001",
                        "a code such as 000.00.19.H55-240619-0001"),
                bad(() -> PersonalId.of("0190900123456"), "personalId", "0190", "12 digits"),
                bad(() -> Component.onPaper("TP1", "Bản chính", 0), "copies", "0", "1 to 10000"),
                bad(() -> Component.onPaper("TP1", "Bản chính", 10_001), "copies", "10001", "1 to 10000"),
                bad(() -> new Attachment("a.pdf", "xyz"), "sha256", "3 characters", "64 hexadecimal digits"),
                bad(() -> copies.withSupplementsPerStage(101), "supplementsPerStage", "101", "0 to 100"),
                bad(
                        () -> new Validity(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 6, 30)),
                        "validity",
                        "2025-07-01 to 2025-06-30",
                        "a last day not before the first"),
                bad(() -> BacklogOptions.defaults().withListed(-1), "listed", "-1", "0 to 100000"),
                bad(
                        () -> Actor.of(PersonName.of("An"), "x".repeat(501), "Công chức"),
                        "unit",
                        "501 characters (not shown)",
                        "at most 500 characters"));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInput_everyOne_namesTheFieldTheMaskedValueAndWhatIsLegal(
            Supplier<Object> attempt, String field, String given, String legal) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(attempt::get)
                .withMessageContaining(field + ": got " + given)
                .withMessageContaining("expected " + legal)
                .withMessageNotContaining("090012345");
    }

    @Test
    void dossier_equality_isThatOfItsEvents() {
        Dossier one = Scene.received();
        Dossier same = Dossier.replay(one.events());
        Dossier further = one.record(new DossierEvent.Withdrawn(Scene.CITIZEN, Scene.minutes(1), "x"));

        assertThat(same).isEqualTo(one).hasSameHashCodeAs(one).isNotEqualTo(further);
        assertThat(one.hashCode()).isNotEqualTo(further.hashCode());
        assertThat((Object) one).isNotEqualTo(one.events());
    }

    @Test
    void applicant_everything_comesBack_andCountsForEquality() {
        Applicant an = Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An"));
        List<Applicant> others = List.of(
                Applicant.of(ApplicantKind.ENTERPRISE, PersonName.of("Nguyễn Văn An")),
                Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn Bình")),
                an.withPersonalId(PersonalId.of("019090012345")),
                an.withPhone(PhoneNumber.of("0912345678")),
                an.withEmail("an@example.vn"));

        assertThat(Scene.APPLICANT.kind()).isEqualTo(ApplicantKind.CITIZEN);
        assertThat(Scene.APPLICANT.name()).isEqualTo(PersonName.of("Nguyễn Văn An"));
        assertThat(Scene.APPLICANT.personalId()).contains(PersonalId.of("019090012345"));
        assertThat(Scene.APPLICANT.phone()).contains(PhoneNumber.of("0912345678"));
        assertThat(Scene.APPLICANT.email()).contains("an@example.vn");
        assertThat(an.withEmail(" ")).satisfies(blank -> {
            assertThat(blank.phone()).isEmpty();
            assertThat(blank.email()).isEmpty();
        });
        assertThat(others)
                .doesNotContain(an)
                .doesNotHaveDuplicates()
                .extracting(Applicant::hashCode)
                .doesNotHaveDuplicates();
        assertThat(an)
                .isEqualTo(Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An")))
                .hasSameHashCodeAs(Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An")));
    }

    @Test
    void toString_values_tellWhatIdentifiesNobody() {
        assertThat(Scene.received()).hasToString("Dossier[000.00.19.H55-240619-0001, 2 Được tiếp nhận]");
        assertThat(Scene.filing(Scene.COPIES)).hasToString("Filing[000.00.19.H55-240619-0001]");
        assertThat(Scene.SCAN).hasToString("Attachment[sha256=" + Scene.HASH + "]");
        assertThat(Scene.RESULT).hasToString("ResultDocument[GRANTED]");
        assertThat(new Delivery(DeliveryMethod.POST, "VN123")).hasToString("Delivery[POST]");
        assertThat(Scene.received().progress().get(1)).hasToString("Progress[2024-06-19T02:00:00Z, 2 Được tiếp nhận]");
        assertThat(Scene.APPLICANT).hasToString("Applicant[CITIZEN, N.V.A.]");
        assertThat(Scene.OFFICER).hasToString("Actor[T.T.B., Bộ phận Một cửa]");
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "DIGITISED, 1", "REUSED_COMPONENT, 2", "REUSED_RESULT, 3"})
    void digitisation_codes_areThoseOfTheSheet(Digitisation digitisation, int code) {
        assertThat(digitisation.code()).isEqualTo(code);
        assertThat(Digitisation.values()).hasSize(4);
    }

    /** The labels of the portal, and which of its groups in reports a status falls into. */
    @ParameterizedTest
    @CsvSource({
        "1, Mới đăng ký, REGISTERED",
        "2, Được tiếp nhận, IN_HAND",
        "3, Không được tiếp nhận, OVER",
        "4, Đang xử lý, IN_HAND",
        "5, Yêu cầu bổ sung giấy tờ, WAITING",
        "6, Yêu cầu thực hiện nghĩa vụ tài chính, WAITING",
        "7, Công dân yêu cầu rút hồ sơ, OVER",
        "8, Dừng xử lý, WAITING",
        "9, Đã xử lý xong, TO_RETURN",
        "10, Đã trả kết quả, OVER"
    })
    void status_labelsAndGroups_areThoseOfTheSheet(int code, String label, Backlog.State group) {
        Dossier dossier = in(code);

        assertThat(DossierStatus.of(code).label()).isEqualTo(label);
        assertThat(dossier.status().code()).isEqualTo(code);
        assertThat(Backlog.of(
                                Stream.of(dossier),
                                Scene.NINE,
                                BacklogOptions.defaults().withDueSoon(Duration.ZERO))
                        .count(group))
                .isEqualTo(1);
    }

    @Test
    void actor_of_isAnOfficerInTheirOwnOffice() {
        Actor actor = Actor.of(PersonName.of("Trần Thị Bình"), "Bộ phận Một cửa", "Công chức");

        assertThat(actor)
                .isEqualTo(new Actor(
                        PersonName.of("Trần Thị Bình"),
                        "Bộ phận Một cửa",
                        "Công chức",
                        "",
                        ActorRole.OFFICER,
                        Delegation.NONE));
    }

    @Test
    void component_manyCopiesAndLongTexts_areTakenUpToTheLimit() {
        assertThat(Component.onPaper("TP1", "Bản chính", Component.MAX_COPIES).copies())
                .isEqualTo(Component.MAX_COPIES);
        assertThat(Component.onPaper("x".repeat(100), "y".repeat(4000), 1).copies())
                .isEqualTo(1);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Component.onPaper("x".repeat(101), "y", 1));
    }

    @Test
    void message_language_isThatOfTheReader() {
        BrokenRule rule = new BrokenRule("x", Basis.SDK, "inferred", "English.", "Tiếng Việt.");

        assertThat(rule.message(Locale.forLanguageTag("vi-VN"))).isEqualTo("Tiếng Việt.");
        assertThat(rule.message(Locale.ENGLISH)).isEqualTo("English.");
        assertThat(rule.message(Locale.forLanguageTag("tr-TR"))).isEqualTo("English.");
    }

    @Test
    void organisations_three_differWhereTheCentreServesTheWholeProvince() {
        AgencyCode centre = AgencyCode.of("H55.19");
        Organisations three =
                Organisations.at(centre).withHelpedAt(AgencyCode.of("H55.20")).withCompetent(AgencyCode.of("H55.21"));

        assertThat(three).isEqualTo(new Organisations(AgencyCode.of("H55.20"), centre, AgencyCode.of("H55.21")));
        assertThat(three.isReceivedForAnother()).isTrue();
        assertThat(Organisations.at(centre).isReceivedForAnother()).isFalse();
    }

    private static Dossier in(int code) {
        Dossier start = code == 1 || code == 3 ? Scene.submitted() : Scene.received();
        return switch (code) {
            case 1, 2 -> start;
            case 3 -> start.record(new DossierEvent.NotAccepted(Scene.OFFICER, Scene.NINE, "x"));
            case 4 -> start.record(new DossierEvent.Transferred(Scene.OFFICER, Scene.NINE, "x"));
            case 5 -> start.record(new DossierEvent.SupplementRequested(Scene.OFFICER, Scene.NINE, "x"));
            case 6 -> start.record(new DossierEvent.PaymentRequested(Scene.OFFICER, Scene.NINE, Scene.FEE));
            case 7 -> start.record(new DossierEvent.Withdrawn(Scene.OFFICER, Scene.NINE, "x"));
            case 8 -> start.record(new DossierEvent.Stopped(Scene.OFFICER, Scene.NINE, "x"));
            case 9 -> start.record(new DossierEvent.Completed(Scene.OFFICER, Scene.NINE, Scene.RESULT));
            default ->
                start.record(
                        new DossierEvent.Returned(Scene.OFFICER, Scene.NINE, new Delivery(DeliveryMethod.DESK, "")));
        };
    }

    private static Arguments bad(Supplier<Object> attempt, String field, String given, String legal) {
        return Arguments.of(attempt, field, given, legal);
    }
}
