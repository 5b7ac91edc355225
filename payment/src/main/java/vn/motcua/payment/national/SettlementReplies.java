package vn.motcua.payment.national;

/** What an authentic callback is answered, case by case: accepted only when nothing is left to be done about it. */
final class SettlementReplies implements Settlement.Cases<CallbackReply> {

    static final String FORGED = "Sai mã xác thực";
    static final String MALFORMED = "Bản tin không hợp lệ";

    private final PaymentPlatform platform;
    private final PaymentNotice notice;

    SettlementReplies(PaymentPlatform platform, PaymentNotice notice) {
        this.platform = platform;
        this.notice = notice;
    }

    @Override
    public CallbackReply booked(Settlement.Booked booked) {
        return platform.accept(notice);
    }

    @Override
    public CallbackReply alreadyBooked(Settlement.AlreadyBooked alreadyBooked) {
        return platform.accept(notice);
    }

    @Override
    public CallbackReply notPaid(Settlement.NotPaid notPaid) {
        boolean agreed = notPaid.status() instanceof PaymentStatus.Declined && !notice.claimsSuccess();
        return agreed ? platform.accept(notice) : platform.refuse(notice, "Giao dịch chưa được xác nhận");
    }

    @Override
    public CallbackReply wrongAmount(Settlement.WrongAmount wrongAmount) {
        return platform.refuse(notice, "Sai số tiền");
    }

    @Override
    public CallbackReply conflicting(Settlement.Conflicting conflicting) {
        return platform.refuse(notice, "Đơn hàng đã gắn với giao dịch khác");
    }

    @Override
    public CallbackReply unknownReference(Settlement.UnknownReference unknownReference) {
        return platform.refuse(notice, "Không tìm thấy mã tham chiếu");
    }

    @Override
    public CallbackReply forged(Settlement.Forged forged) {
        return platform.refuse(FORGED);
    }

    @Override
    public CallbackReply malformed(Settlement.Malformed malformed) {
        return platform.refuse(MALFORMED);
    }
}
