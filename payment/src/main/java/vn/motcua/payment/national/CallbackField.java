package vn.motcua.payment.national;

import java.util.List;

/** The fields of a callback that its authentication code covers. */
public enum CallbackField {
    /** Loại bản tin: what kind of message it is. */
    MESSAGE_TYPE("LoaiBanTin"),
    /** Mã lỗi: {@code 00} says that the payment succeeded. */
    CODE("MaLoi"),
    /** Mã đối tác: the agency's partner code. */
    PARTNER("MaDoiTac"),
    /** Mã tham chiếu: the agency's reference. */
    REFERENCE("MaThamChieu"),
    /** Số tiền: the amount in đồng. */
    AMOUNT("SoTien"),
    /** Mã tiền tệ: the currency, {@code VND}. */
    CURRENCY("MaTienTe"),
    /** Mã giao dịch: the platform's number of the transaction. */
    TRANSACTION("MaGiaoDich"),
    /** Mã ngân hàng: the bank the payer chose. */
    BANK("MaNganHang"),
    /** Thời gian giao dịch: when it was paid, in local time. */
    TIME("ThoiGianGD"),
    /** Thông tin giao dịch: the description that the agency had sent. */
    DESCRIPTION("ThongTinGiaoDich");

    /**
     * The order in which the fields are hashed as far as it is known. It is inferred: the one public implementation that
     * computes it never compares the result.
     */
    public static final List<CallbackField> INFERRED_ORDER = List.of(values());

    private final String wireName;

    CallbackField(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Returns the name of the field in the message.
     *
     * @return the name, for instance {@code MaLoi}
     */
    public String wireName() {
        return wireName;
    }
}
