package vn.motcua.portal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Delivery;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.procedure.Procedure;

/**
 * A dossier as the object {@code HoSo} of {@code DongBoHoSoMC}.
 *
 * <p>Every value is text. Fields that the portal requires are always there; an optional one is there when the dossier
 * knows it and left out otherwise.
 */
final class DossierMessage {

    /** {@code LoaiDinhDanh} for the number of the citizen's card. */
    private static final String CITIZEN_CARD = "1";

    private final DateTimeFormatter dates;

    DossierMessage(DateTimeFormatter dates) {
        this.dates = dates;
    }

    ObjectNode of(Dossier dossier) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("MaHoSo", dossier.code().value());
        putProcedure(message, dossier.procedure());
        message.put("KenhThucHien", Integer.toString(dossier.channel().code()));
        putApplicant(message, dossier.applicant());
        putTimes(message, dossier);
        message.put("TrangThaiHoSo", Integer.toString(dossier.status().code()));
        message.put("HinhThuc", deliveryCode(dossier.delivery()));
        message.put("DonViXuLy", dossier.processingUnit());
        message.put("HoSoCoThanhPhanSoHoa", digitised(dossier) ? "1" : "0");
        return message;
    }

    private static void putProcedure(ObjectNode message, Procedure procedure) {
        message.put("MaTTHC", procedure.code().national().value());
        message.put("TenTTHC", procedure.name());
        message.put("MaLinhVuc", procedure.domain().code());
        message.put("TenLinhVuc", procedure.domain().name());
    }

    private static void putApplicant(ObjectNode message, Applicant applicant) {
        message.put("ChuHoSo", applicant.name().value());
        message.put("LoaiDoiTuong", applicantCode(applicant.kind()));
        applicant.personalId().ifPresent(id -> {
            message.put("SoGiayToChuHoSo", id.value());
            message.putArray("DinhDanhCHS")
                    .addObject()
                    .put("LoaiDinhDanh", CITIZEN_CARD)
                    .put("SoDinhDanh", id.value());
        });
        applicant.phone().ifPresent(phone -> message.put("SoDienThoai", phone.value()));
        applicant.email().ifPresent(email -> message.put("Email", email));
    }

    /** A dossier that was not accepted has no day of reception, yet the field is required: the day it was handed in. */
    private void putTimes(ObjectNode message, Dossier dossier) {
        message.put("NgayNopHoSo", dates.format(dossier.submittedAt()));
        message.put("NgayTiepNhan", dates.format(dossier.receivedAt().orElse(dossier.submittedAt())));
        put(
                message,
                "NgayHenTra",
                dossier.deadline().map(deadline -> deadline.due().toInstant()));
        put(message, "NgayKetThucXuLy", dossier.finishedAt());
        put(message, "NgayTra", dossier.returnedAt());
        put(message, "NgayTuChoi", refusedAt(dossier));
    }

    private void put(ObjectNode message, String field, Optional<Instant> at) {
        at.ifPresent(instant -> message.put(field, dates.format(instant)));
    }

    private static Optional<Instant> refusedAt(Dossier dossier) {
        return dossier.events().stream()
                .filter(DossierEvent.NotAccepted.class::isInstance)
                .map(DossierEvent::at)
                .reduce((earlier, later) -> later);
    }

    private static boolean digitised(Dossier dossier) {
        return dossier.components().stream().anyMatch(component -> component.digitisation() != Digitisation.NONE);
    }

    /** {@code LoaiDoiTuong} of this generation; the next one numbers the same kinds differently. */
    static String applicantCode(ApplicantKind kind) {
        return switch (kind) {
            case CITIZEN -> "1";
            case ENTERPRISE -> "2";
            case STATE_AGENCY -> "3";
            case HOUSEHOLD_BUSINESS, ORGANISATION -> "4";
        };
    }

    /** {@code HinhThuc}: until the result is handed over, at the one-stop desk. */
    static String deliveryCode(Optional<Delivery> delivery) {
        return delivery.filter(result -> result.method() == DeliveryMethod.POST).isPresent() ? "1" : "0";
    }
}
