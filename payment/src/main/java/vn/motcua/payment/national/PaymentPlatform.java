package vn.motcua.payment.national;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.http.internal.HttpConnection;
import vn.motcua.money.Money;
import vn.motcua.payment.GatewayAccount;
import vn.motcua.payment.PaymentOrder;
import vn.motcua.payment.PaymentReference;

/**
 * The payment platform of the national public service portal, messages of version 1.0.6.
 *
 * <p>One client serves one agency's account; it is safe for threads and meant to be kept. Closing it ends its
 * connections and leaves the secret of the settings to its owner.
 *
 * <p>No call is ever sent twice by itself. When {@link #create} ends with {@link FailureCode#TIMED_OUT} or
 * {@link FailureCode#ANSWER_LOST}, whether the payment exists is unknown: {@link #query} it, with the order that was stored before. The browser's way back from the payment page
 * proves nothing and is not read here; money is booked by {@link PaymentConfirmation} alone.
 *
 * <pre>{@code
 * try (PaymentPlatform platform = PaymentPlatform.open(settings, HttpSettings.defaults())) {
 *     PaymentOrder order = platform.order(PaymentReference.of(dossierCode, 1), assessment.total());
 *     store(order);
 *     platform.create(new PaymentRequest(order, "Nộp phí chứng thực", payerAddress, receipt)).fold(
 *             created -> redirectTo(created.payUrl()),
 *             rejected -> tellOfficer(rejected.code()));
 * }
 * }</pre>
 */
public final class PaymentPlatform implements AutoCloseable {

    private static final String GATEWAY = "payment-platform";
    private static final String CREATING = "creating a payment at the payment platform";
    private static final String QUERYING = "asking the payment platform for the state of a payment";

    private final PaymentPlatformSettings settings;
    private final HttpConnection connection;
    private final CallbackReader callbacks;

    private PaymentPlatform(PaymentPlatformSettings settings, HttpConnection connection) {
        this.settings = settings;
        this.connection = connection;
        this.callbacks = new CallbackReader(settings);
    }

    /**
     * Opens a client. Nothing is sent yet.
     *
     * @param settings the agency's account
     * @param http time-outs and limits
     * @return the client
     */
    public static PaymentPlatform open(PaymentPlatformSettings settings, HttpSettings http) {
        return new PaymentPlatform(settings, new HttpConnection(http));
    }

    /**
     * Makes an order that is asked for now, by the clock of the settings.
     *
     * @param reference the agency's own reference, never used before
     * @param amount what is to be paid, above zero
     * @return the order, to be stored before {@link #create}
     * @throws InvalidInputException if the amount is zero
     */
    public PaymentOrder order(PaymentReference reference, Money amount) {
        return new PaymentOrder(reference, amount, settings.clock().instant());
    }

    /**
     * Creates a payment. It is sent once.
     *
     * @param request what is to be paid, by whom, for what
     * @return where to send the payer, or that the platform does not take it
     * @throws TransportException with {@link FailureCode#TIMED_OUT} or {@link FailureCode#ANSWER_LOST} if no whole answer
     *     came, so that whether the payment exists is unknown; with {@link FailureCode#UNREACHABLE} if nothing was sent
     * @throws RemoteException if the answer is an HTTP error or no answer of this protocol; whether the payment exists is
     *     unknown then, too
     */
    public CreateResult create(PaymentRequest request) {
        PaymentReference reference = request.order().reference();
        byte[] message = PlatformMessages.init(request, settings.partnerCode(), settings.secret());
        try {
            PlatformAnswer answer = send(CREATING + " (" + reference + ")", settings.initUrl(), message);
            return answer.successful()
                    ? created(reference, answer)
                    : new CreateResult.Rejected(answer.code(), answer.text());
        } catch (TransportException e) {
            throw e.code() == FailureCode.UNREACHABLE
                    ? e
                    : new TransportException(e.code(), CREATING, unknownState(reference), e);
        } catch (RemoteException e) {
            throw e.code() == FailureCode.CREDENTIALS_REFUSED
                    ? e
                    : new RemoteException(e.code(), CREATING, unknownState(reference), e);
        }
    }

    /**
     * Asks for the state of a payment. Harmless, so it may be repeated.
     *
     * <p>The answer is trusted as far as the connection it came over; its authentication code is not checked, since the
     * order of its fields is inferred.
     *
     * @param reference the agency's reference
     * @param transactionTime the time of the order
     * @return the state
     * @throws TransportException if there was no whole answer
     * @throws RemoteException if the answer is an HTTP error, no answer of this protocol, or about another payment
     */
    public PaymentStatus query(PaymentReference reference, Instant transactionTime) {
        byte[] message = PlatformMessages.query(reference, transactionTime, settings.partnerCode(), settings.secret());
        PlatformAnswer answer = send(QUERYING + " (" + reference + ")", settings.queryUrl(), message);
        String state = answer.field("TrangThaiGD");
        return switch (state) {
            case "1" -> answer.successful() ? paid(reference, answer) : unknown(answer);
            case "3" -> new PaymentStatus.Pending();
            case "4" -> new PaymentStatus.Declined(answer.successful() ? state : answer.code());
            default -> unknown(answer);
        };
    }

    /**
     * Checks that a callback comes from somebody who knows the secret, before anything in it is used.
     *
     * <p>An authentic callback is a reason to ask, not to book; {@link PaymentConfirmation} does both.
     *
     * @param rawBody the body exactly as it came
     * @return what the callback claims, or why it is not to be used
     */
    public CallbackVerification verifyCallback(byte[] rawBody) {
        return callbacks.verify(rawBody);
    }

    /**
     * Returns the account that payments of this client are booked under.
     *
     * @return the platform and the partner code
     */
    public GatewayAccount account() {
        return new GatewayAccount(GATEWAY, settings.partnerCode());
    }

    /** Ends the connections. */
    @Override
    public void close() {
        connection.close();
    }

    CallbackReply accept(PaymentNotice notice) {
        return CallbackReplies.accepted(notice, settings.partnerCode());
    }

    CallbackReply refuse(PaymentNotice notice, String reason) {
        return CallbackReplies.refused(notice, settings.partnerCode(), reason);
    }

    CallbackReply refuse(String reason) {
        return CallbackReplies.refused(settings.clock().instant(), settings.partnerCode(), reason);
    }

    private PlatformAnswer send(String attempted, URI address, byte[] message) {
        return PlatformAnswer.read(attempted, connection.postJson(attempted, address, headers(), message));
    }

    private Map<String, String> headers() {
        Optional<Supplier<Secret>> token = settings.token();
        if (token.isEmpty()) {
            return Map.of();
        }
        char[] characters = token.get().get().reveal();
        try {
            return Map.of("Authorization", "Bearer " + new String(characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static CreateResult created(PaymentReference reference, PlatformAnswer answer) {
        String url = answer.field("UrlThanhToan");
        try {
            URI payUrl = URI.create(url);
            if (payUrl.getHost() != null && String.valueOf(payUrl.getScheme()).matches("(?i)https?")) {
                return new CreateResult.Created(payUrl, reference);
            }
        } catch (IllegalArgumentException e) {
            throw noPayUrl(reference);
        }
        throw noPayUrl(reference);
    }

    private static RemoteException noPayUrl(PaymentReference reference) {
        return PlatformAnswer.violation(
                CREATING + " (" + reference + ")", "the answer says success but UrlThanhToan is no web address");
    }

    private static PaymentStatus paid(PaymentReference reference, PlatformAnswer answer) {
        String attempted = QUERYING + " (" + reference + ")";
        if (!answer.field("MaThamChieu").equals(reference.value())) {
            throw PlatformAnswer.violation(attempted, "the answer's MaThamChieu is another one");
        }
        String transaction = answer.field("MaGiaoDich");
        if (transaction.isBlank()) {
            throw PlatformAnswer.violation(attempted, "the answer says paid but MaGiaoDich is missing");
        }
        Money amount = WireJson.amount(answer.field("SoTien"))
                .orElseThrow(() -> PlatformAnswer.violation(attempted, "the answer's SoTien is not an amount"));
        Instant time = WireTime.parse(answer.field("ThoiGianGD"))
                .orElseThrow(() -> PlatformAnswer.violation(attempted, "the answer's ThoiGianGD is not a time"));
        return new PaymentStatus.Paid(reference, amount, transaction, answer.field("MaNganHang"), time);
    }

    private static PaymentStatus unknown(PlatformAnswer answer) {
        return new PaymentStatus.Unknown(answer.code(), answer.field("TrangThaiGD"));
    }

    private static String unknownState(PaymentReference reference) {
        return "no whole answer of its protocol came, so the state is unknown; query " + reference
                + " before anything else";
    }
}
