package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Dossier;
import vn.motcua.identity.PersonName;
import vn.motcua.procedure.Channel;

class DossierMessageTest {

    private static final List<String> REQUIRED = List.of(
            "MaHoSo",
            "MaTTHC",
            "TenTTHC",
            "MaLinhVuc",
            "TenLinhVuc",
            "KenhThucHien",
            "LoaiDoiTuong",
            "NgayTiepNhan",
            "TrangThaiHoSo",
            "HinhThuc",
            "DonViXuLy");

    private final DossierMessage message =
            new DossierMessage(MapiOptions.defaults().dates());

    static Stream<Arguments> everyState() {
        return Stream.of(
                Arguments.of("1", Dossiers.registered()),
                Arguments.of("2", Dossiers.received()),
                Arguments.of("3", Dossiers.notAccepted()),
                Arguments.of("4", Dossiers.processing()),
                Arguments.of("9", Dossiers.completed()),
                Arguments.of("10", Dossiers.returned(DeliveryMethod.DESK)));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void of_dossierInAnyState_everyRequiredFieldIsTextAndNotBlank(String status, Dossier dossier) {
        ObjectNode sent = message.of(dossier);

        for (String field : REQUIRED) {
            assertThat(sent.get(field)).as(field).isNotNull();
            assertThat(sent.get(field).isString()).as(field).isTrue();
            assertThat(sent.get(field).asString()).as(field).isNotBlank();
        }
        assertThat(sent.get("TrangThaiHoSo").asString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "MaHoSo, 000.00.19.H55-260302-0001",
        "MaTTHC, 2.000815",
        "TenTTHC, Chứng thực bản sao từ bản chính",
        "MaLinhVuc, G15-TP08",
        "TenLinhVuc, Chứng thực",
        "KenhThucHien, 1",
        "ChuHoSo, Nguyễn Thị Ánh Tuyết",
        "SoGiayToChuHoSo, 019190012345",
        "LoaiDoiTuong, 1",
        "SoDienThoai, 0912345678",
        "Email, tuyet@example.vn",
        "NgayNopHoSo, 20260302080000",
        "NgayTiepNhan, 20260302080000",
        "NgayHenTra, 20260304170000",
        "NgayKetThucXuLy, 20260302110000",
        "NgayTra, 20260302120000",
        "TrangThaiHoSo, 10",
        "HinhThuc, 0",
        "DonViXuLy, Văn phòng",
        "HoSoCoThanhPhanSoHoa, 1"
    })
    void of_returnedDossier_valueOfEachField(String field, String expected) {
        assertThat(message.of(Dossiers.returned(DeliveryMethod.DESK)).get(field).asString())
                .isEqualTo(expected);
    }

    @Test
    void of_citizenWithNumber_listedAsCitizenCard() {
        JsonNode identities = message.of(Dossiers.received()).get("DinhDanhCHS");

        assertThat(identities.toString()).isEqualTo("[{\"LoaiDinhDanh\":\"1\",\"SoDinhDanh\":\"019190012345\"}]");
    }

    @Test
    void of_nothingKnownBeyondTheRequired_optionalFieldsLeftOut() {
        Applicant nameOnly = Applicant.of(ApplicantKind.CITIZEN, PersonName.of(Dossiers.NAME));

        ObjectNode sent = message.of(Dossiers.received(Dossiers.filing(nameOnly, Channel.IN_PERSON)));

        List<String> fields = new ArrayList<>(sent.propertyNames());
        assertThat(fields)
                .containsAll(REQUIRED)
                .doesNotContain(
                        "SoGiayToChuHoSo",
                        "DinhDanhCHS",
                        "SoDienThoai",
                        "Email",
                        "NgayTra",
                        "NgayTuChoi",
                        "NgayKetThucXuLy");
        assertThat(sent.get("HoSoCoThanhPhanSoHoa").asString()).isEqualTo("0");
    }

    @Test
    void of_dossierNotAccepted_dayOfRefusalAndDayItWasHandedIn() {
        ObjectNode sent = message.of(Dossiers.notAccepted());

        assertThat(sent.get("NgayTiepNhan").asString()).isEqualTo("20260302080000");
        assertThat(sent.get("NgayTuChoi").asString()).isEqualTo("20260302090000");
        assertThat(sent.has("NgayHenTra")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"IN_PERSON, 1", "ONLINE, 2", "POST, 3"})
    void of_channel_codeOfThePortal(Channel channel, String expected) {
        Dossier dossier = Dossiers.received(Dossiers.filing(Dossiers.APPLICANT, channel));

        assertThat(message.of(dossier).get("KenhThucHien").asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"CITIZEN, 1", "STATE_AGENCY, 3", "ENTERPRISE, 2", "HOUSEHOLD_BUSINESS, 4", "ORGANISATION, 4"})
    void of_applicantKind_codeOfThisGeneration(ApplicantKind kind, String expected) {
        Applicant applicant = Applicant.of(kind, PersonName.of(Dossiers.NAME));
        Dossier dossier = Dossiers.received(Dossiers.filing(applicant, Channel.IN_PERSON));

        assertThat(message.of(dossier).get("LoaiDoiTuong").asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DESK, 0", "ONLINE, 0", "POST, 1"})
    void of_delivery_codeOfThePortal(DeliveryMethod method, String expected) {
        assertThat(message.of(Dossiers.returned(method)).get("HinhThuc").asString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yyyy HH:mm:ss"})
    void of_otherDatePattern_used(String pattern) {
        DossierMessage other = new DossierMessage(
                MapiOptions.defaults().withDatePattern(pattern).dates());

        assertThat(other.of(Dossiers.received()).get("NgayTiepNhan").asString()).isEqualTo("02/03/2026 08:00:00");
    }
}
