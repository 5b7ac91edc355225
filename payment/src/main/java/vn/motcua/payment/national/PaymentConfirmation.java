package vn.motcua.payment.national;

import java.util.Optional;
import vn.motcua.failure.MotcuaException;
import vn.motcua.payment.GatewayAccount;
import vn.motcua.payment.LedgerClaim;
import vn.motcua.payment.OrderBook;
import vn.motcua.payment.Payment;
import vn.motcua.payment.PaymentLedger;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;
import vn.motcua.payment.PaymentState;
import vn.motcua.payment.national.PaymentStatus.Paid;

/**
 * The one way from a callback to a booked payment.
 *
 * <p>The authentication code is checked first; then the reference is looked up among the agency's own orders and the amount
 * compared; then the platform is asked, because a callback alone is {@linkplain vn.motcua.payment.CallbackProof#PARTLY partly}
 * proven; and only when its answer has the order's reference and amount is the payment entered in the ledger, once. Safe
 * for threads; owns nothing.
 *
 * <pre>{@code
 * SettledCallback settled = confirmation.settle(request.bodyBytes());
 * if (settled.settlement() instanceof Settlement.Booked booked) {
 *     continueDossier(booked.payment());
 * }
 * respond(200, settled.reply().json());
 * }</pre>
 */
public final class PaymentConfirmation {

    private final PaymentPlatform platform;
    private final OrderBook orders;
    private final PaymentLedger ledger;

    private PaymentConfirmation(PaymentPlatform platform, OrderBook orders, PaymentLedger ledger) {
        this.platform = platform;
        this.orders = orders;
        this.ledger = ledger;
    }

    /**
     * Puts the parts together.
     *
     * @param platform the client of the account that callbacks come for
     * @param orders where the agency's orders are
     * @param ledger where payments are booked
     * @return the confirmation
     */
    public static PaymentConfirmation create(PaymentPlatform platform, OrderBook orders, PaymentLedger ledger) {
        return new PaymentConfirmation(platform, orders, ledger);
    }

    /**
     * Deals with a callback. May be called with the same callback any number of times and from any number of threads.
     *
     * @param rawBody the body exactly as it came
     * @return what became of it and what to answer
     * @throws MotcuaException if the platform could not be asked; nothing was booked. Answer HTTP 503, so that the
     *     platform sends the callback again, or {@link #recheck} later
     */
    public SettledCallback settle(byte[] rawBody) {
        return platform.verifyCallback(rawBody)
                .fold(
                        authentic -> settle(authentic.notice()),
                        forged ->
                                new SettledCallback(new Settlement.Forged(), platform.refuse(SettlementReplies.FORGED)),
                        malformed -> new SettledCallback(
                                new Settlement.Malformed(malformed.problem()),
                                platform.refuse(SettlementReplies.MALFORMED)));
    }

    /**
     * Asks the platform about an order without any callback: after a time-out, or because a callback may have been lost.
     *
     * @param reference the reference of the order
     * @return what became of it; never {@link Settlement.Forged} or {@link Settlement.Malformed}
     * @throws MotcuaException if the platform could not be asked; nothing was booked
     */
    public Settlement recheck(PaymentReference reference) {
        return order(reference)
                .map(order -> booked(order)
                        .<Settlement>map(Settlement.AlreadyBooked::new)
                        .orElseGet(() -> confirm(order, Optional.empty())))
                .orElseGet(() -> new Settlement.UnknownReference(reference));
    }

    private SettledCallback settle(PaymentNotice notice) {
        Settlement settlement = order(notice.reference())
                .map(order -> settle(notice, order))
                .orElseGet(() -> new Settlement.UnknownReference(notice.reference()));
        return new SettledCallback(settlement, reply(notice, settlement));
    }

    private Settlement settle(PaymentNotice notice, PaymentOrder order) {
        if (!notice.claimsSuccess()) {
            return confirm(order, Optional.empty());
        }
        if (!notice.amount().equals(order.amount())) {
            return new Settlement.WrongAmount(order, notice.amount());
        }
        Optional<Payment> known =
                booked(order).filter(payment -> payment.transactionId().equals(notice.transactionId()));
        return known.isPresent()
                ? new Settlement.AlreadyBooked(known.get())
                : confirm(order, Optional.of(notice.transactionId()));
    }

    /** A database may compare references without regard to case, so what it found is compared once more. */
    private Optional<PaymentOrder> order(PaymentReference reference) {
        return orders.find(reference).filter(order -> order.reference().equals(reference));
    }

    private Optional<Payment> booked(PaymentOrder order) {
        return ledger.find(platform.account(), order.reference(), PaymentState.PAID);
    }

    private Settlement confirm(PaymentOrder order, Optional<String> claimedTransaction) {
        PaymentStatus status = platform.query(order.reference(), order.transactionTime());
        if (!(status instanceof Paid paid)) {
            return new Settlement.NotPaid(order, status);
        }
        if (!paid.amount().equals(order.amount())) {
            return new Settlement.WrongAmount(order, paid.amount());
        }
        if (claimedTransaction
                .filter(claimed -> !claimed.equals(paid.transactionId()))
                .isPresent()) {
            return new Settlement.Conflicting(order, claimedTransaction.get());
        }
        return book(order, paid);
    }

    private Settlement book(PaymentOrder order, Paid paid) {
        GatewayAccount account = platform.account();
        Payment payment =
                new Payment(account, order, paid.transactionId(), paid.bank(), paid.time(), PaymentState.PAID);
        LedgerClaim claim = ledger.claim(payment);
        return switch (claim) {
            case FIRST -> new Settlement.Booked(payment);
            case REPEATED -> new Settlement.AlreadyBooked(payment);
            case CONFLICTING -> new Settlement.Conflicting(order, paid.transactionId());
        };
    }

    private CallbackReply reply(PaymentNotice notice, Settlement settlement) {
        return settlement.fold(new SettlementReplies(platform, notice));
    }
}
