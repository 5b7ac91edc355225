package vn.motcua.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The payment platform of the national portal (PaymentPlatform 1.0.6): INIT, a pay page, the confirm message to the
 * agency, QUERY and GET_BILL.
 *
 * <p>Get it from {@link Sandbox#payments()}; safe for threads. It refuses a wrong MaXacThuc, a MaThamChieu used before
 * and a SoTien that differs from the sums of PhiLePhi or DSKhoanNop in ThongTinBienLai. The literal {@code CONFIRM} as
 * LoaiBanTin of the confirm message and the order of fields in its hash are inferred, as are MaLoi "99" for everything
 * that went wrong and the hash over a QUERY answer, which is made like that of the confirm message.
 *
 * <pre>{@code
 * sandbox.payments().callbackTo(URI.create("http://127.0.0.1:8080/payment/confirm"));
 * // a client sends INIT to sandbox.payments().initUrl(), then the payer presses the button:
 * CallbackOutcome outcome = sandbox.payments().pay("TS0001");
 * }</pre>
 */
public final class PaymentSandbox {

    private final Supplier<URI> baseUrl;
    private final PaymentDesk desk;

    PaymentSandbox(Supplier<URI> baseUrl, Clock clock) {
        this.baseUrl = baseUrl;
        this.desk = new PaymentDesk(baseUrl, clock);
    }

    /**
     * Returns where INIT goes.
     *
     * @return the address
     */
    public URI initUrl() {
        return baseUrl.get().resolve(PaymentDesk.INIT_PATH);
    }

    /**
     * Returns where QUERY and GET_BILL go.
     *
     * @return the address
     */
    public URI queryUrl() {
        return baseUrl.get().resolve(PaymentDesk.QUERY_PATH);
    }

    /**
     * Returns the one partner it knows.
     *
     * @return MaDoiTac
     */
    public String partnerCode() {
        return PaymentDesk.PARTNER;
    }

    /**
     * Returns the secret of the one partner.
     *
     * @return the secret shared with it
     */
    public String secret() {
        return PaymentDesk.SECRET;
    }

    /**
     * Sets where confirm messages are POSTed; before that none is sent.
     *
     * @param agencyUrl the agency's address
     */
    public void callbackTo(URI agencyUrl) {
        desk.callbackTo(agencyUrl);
    }

    /**
     * Sets the shape of answers to INIT, at first {@link InitAnswer#NESTED_TEXT}.
     *
     * @param shape the shape from now on
     */
    public void answerInitAs(InitAnswer shape) {
        desk.answerInitAs(shape);
    }

    /**
     * Does what the payer's button on the pay page does: the payment becomes PAID and the confirm message is sent.
     *
     * @param reference MaThamChieu
     * @return the agency's answer
     * @throws IllegalArgumentException if there is no such payment
     * @throws IllegalStateException if it is not NEW
     */
    public CallbackOutcome pay(String reference) {
        return desk.end(reference, PaymentState.PAID);
    }

    /**
     * Lets the payer give up: the payment becomes FAILED and a confirm message with MaLoi "99" is sent (inferred).
     *
     * @param reference MaThamChieu
     * @return the agency's answer
     * @throws IllegalArgumentException if there is no such payment
     * @throws IllegalStateException if it is not NEW
     */
    public CallbackOutcome decline(String reference) {
        return desk.end(reference, PaymentState.FAILED);
    }

    /**
     * Lets the next INIT, QUERY or GET_BILL fail.
     *
     * @param fault what happens to it
     */
    public void failNext(Fault fault) {
        desk.failNext(fault);
    }

    /**
     * Sends a confirm message that is not as it should be, or none.
     *
     * @param reference MaThamChieu
     * @param fault what is wrong, and what becomes of the payment
     * @return the agency's answer, of the second message when doubled, {@link PaymentSandbox#payment} has all
     * @throws IllegalArgumentException if there is no such payment
     * @throws IllegalStateException if a payment that failed is to be paid
     */
    public CallbackOutcome sendCallback(String reference, CallbackFault fault) {
        return desk.sendCallback(reference, fault);
    }

    /**
     * Looks a payment up.
     *
     * @param reference MaThamChieu
     * @return what the platform holds under it, empty when no INIT was accepted
     */
    public Optional<StoredPayment> payment(String reference) {
        return desk.find(reference);
    }

    Party party() {
        return desk;
    }
}
