package vn.motcua.payment.national;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

/**
 * An agency's account at the payment platform, and the parts of its wire that no source proves.
 *
 * <p>The addresses are given to the agency when it is connected and have no default. Nothing but the connection protects
 * the beneficiary's account on its way (it is not hashed), so use {@code https} unless the address lies inside the
 * agency's own network.
 *
 * <pre>{@code
 * PaymentPlatformSettings settings = PaymentPlatformSettings.defaults(initUrl, queryUrl, "DT01", secret);
 * }</pre>
 *
 * @param initUrl where payments are created, http or https
 * @param queryUrl where the state of a payment is asked for, http or https
 * @param partnerCode the code issued to the agency (Mã đối tác), 1 to 50 characters
 * @param secret the key shared with the platform; must stay open as long as the client is used
 * @param clock the clock
 * @param callbackType what {@code LoaiBanTin} of a callback says; the default {@code CONFIRM} is inferred
 * @param callbackOrder the order in which a callback's fields are hashed; the default is inferred
 * @param bearerToken gives the token of the integration axis for each call, or null to send none
 */
public record PaymentPlatformSettings(
        URI initUrl,
        URI queryUrl,
        String partnerCode,
        Secret secret,
        Clock clock,
        String callbackType,
        List<CallbackField> callbackOrder,
        @Nullable Supplier<Secret> bearerToken) {

    private static final String INFERRED_CALLBACK_TYPE = "CONFIRM";
    private static final Set<CallbackField> ALWAYS_HASHED =
            EnumSet.of(CallbackField.CODE, CallbackField.REFERENCE, CallbackField.AMOUNT, CallbackField.TRANSACTION);

    /**
     * Checks what can be checked without a call.
     *
     * @throws InvalidInputException if an address is not absolute, a text or the secret is empty, or the order names a
     *     field twice or leaves out code, reference, amount or transaction
     */
    public PaymentPlatformSettings {
        requireAddress("initUrl", initUrl);
        requireAddress("queryUrl", queryUrl);
        WireText.requireHashed("partnerCode", partnerCode, 50);
        WireText.requireHashed("callbackType", callbackType, 50);
        callbackOrder = List.copyOf(callbackOrder);
        if (Set.copyOf(callbackOrder).size() != callbackOrder.size() || !callbackOrder.containsAll(ALWAYS_HASHED)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "callbackOrder",
                    callbackOrder.toString(),
                    "each field once, and at least " + ALWAYS_HASHED);
        }
        requireOpen(secret);
    }

    /**
     * Returns settings with the defaults: the system's clock in Vietnamese time, the inferred message type {@code CONFIRM}
     * and {@linkplain CallbackField#INFERRED_ORDER inferred order} of callbacks, no bearer token.
     *
     * @param initUrl where payments are created
     * @param queryUrl where the state of a payment is asked for
     * @param partnerCode the code issued to the agency
     * @param secret the key shared with the platform
     * @return the settings
     */
    public static PaymentPlatformSettings defaults(URI initUrl, URI queryUrl, String partnerCode, Secret secret) {
        return new PaymentPlatformSettings(
                initUrl,
                queryUrl,
                partnerCode,
                secret,
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")),
                INFERRED_CALLBACK_TYPE,
                CallbackField.INFERRED_ORDER,
                null);
    }

    /**
     * Changes the clock.
     *
     * @param other the clock; its zone does not matter
     * @return the changed settings
     */
    public PaymentPlatformSettings withClock(Clock other) {
        return new PaymentPlatformSettings(
                initUrl, queryUrl, partnerCode, secret, other, callbackType, callbackOrder, bearerToken);
    }

    /**
     * Changes what a callback's {@code LoaiBanTin} says.
     *
     * @param type the literal the platform uses
     * @return the changed settings
     */
    public PaymentPlatformSettings withCallbackType(String type) {
        return new PaymentPlatformSettings(
                initUrl, queryUrl, partnerCode, secret, clock, type, callbackOrder, bearerToken);
    }

    /**
     * Changes the order in which a callback's fields are hashed.
     *
     * @param order the order the platform uses
     * @return the changed settings
     */
    public PaymentPlatformSettings withCallbackOrder(List<CallbackField> order) {
        return new PaymentPlatformSettings(
                initUrl, queryUrl, partnerCode, secret, clock, callbackType, order, bearerToken);
    }

    /**
     * Sends a bearer token of the integration axis (LGSP or NGSP) with each call.
     *
     * @param token asked for before each call, since such tokens expire
     * @return the changed settings
     */
    public PaymentPlatformSettings withBearerToken(Supplier<Secret> token) {
        return new PaymentPlatformSettings(
                initUrl, queryUrl, partnerCode, secret, clock, callbackType, callbackOrder, token);
    }

    Optional<Supplier<Secret>> token() {
        return Optional.ofNullable(bearerToken);
    }

    private static void requireAddress(String field, URI address) {
        String scheme = String.valueOf(address.getScheme());
        boolean http = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
        if (!http || address.getHost() == null || address.getUserInfo() != null) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    field,
                    "an address with the scheme " + scheme,
                    "an absolute http or https address without a user");
        }
    }

    private static void requireOpen(Secret secret) {
        char[] characters = secret.reveal();
        Arrays.fill(characters, '\0');
        if (characters.length == 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "secret",
                    "an empty or closed secret",
                    "the key shared with the platform");
        }
    }
}
