package vn.motcua.payment.national;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;
import vn.motcua.payment.PaymentReference;
import vn.motcua.payment.national.CallbackVerification.Authentic;
import vn.motcua.payment.national.CallbackVerification.Forged;
import vn.motcua.payment.national.CallbackVerification.Malformed;

/** Checks the authentication code of a callback over its fields as they came, and reads them only then. */
final class CallbackReader {

    static final int MOST_BYTES = 65_536;

    private final PaymentPlatformSettings settings;

    CallbackReader(PaymentPlatformSettings settings) {
        this.settings = settings;
    }

    CallbackVerification verify(byte[] rawBody) {
        if (rawBody.length > MOST_BYTES) {
            return new Malformed("it is longer than " + MOST_BYTES + " bytes");
        }
        Optional<ObjectNode> message = WireJson.object(rawBody);
        return message.isPresent() ? verify(message.get()) : new Malformed("it is not one JSON object in UTF-8");
    }

    private CallbackVerification verify(ObjectNode message) {
        Map<CallbackField, String> fields = new EnumMap<>(CallbackField.class);
        for (CallbackField field : CallbackField.values()) {
            Optional<String> value = WireJson.value(message, field.wireName());
            if (value.isEmpty() || value.get().indexOf('|') >= 0) {
                return malformed(field, "is not a text or whole number without |");
            }
            fields.put(field, value.get());
        }
        List<String> hashed = settings.callbackOrder().stream()
                .map(field -> fields.getOrDefault(field, ""))
                .toList();
        String received = WireJson.valueOrEmpty(message, "MaXacThuc");
        return AuthenticationCode.matches(AuthenticationCode.of(hashed, settings.secret()), received)
                ? read(fields, received)
                : new Forged();
    }

    private CallbackVerification read(Map<CallbackField, String> fields, String authenticationCode) {
        Optional<CallbackField> foreign = foreign(fields);
        if (foreign.isPresent()) {
            return malformed(foreign.get(), "is not the one in the settings");
        }
        String code = fields.getOrDefault(CallbackField.CODE, "");
        String transaction = fields.getOrDefault(CallbackField.TRANSACTION, "");
        if (code.isBlank()) {
            return malformed(CallbackField.CODE, "is missing");
        }
        if (transaction.isBlank() && code.equals(PaymentNotice.SUCCESS)) {
            return malformed(CallbackField.TRANSACTION, "is missing");
        }
        Optional<PaymentReference> reference = reference(fields.getOrDefault(CallbackField.REFERENCE, ""));
        if (reference.isEmpty()) {
            return malformed(CallbackField.REFERENCE, "is not a reference");
        }
        Optional<Money> amount = WireJson.amount(fields.getOrDefault(CallbackField.AMOUNT, ""));
        if (amount.isEmpty()) {
            return malformed(CallbackField.AMOUNT, "is not an amount");
        }
        Optional<Instant> time = WireTime.parse(fields.getOrDefault(CallbackField.TIME, ""));
        if (time.isEmpty()) {
            return malformed(CallbackField.TIME, "is not a time");
        }
        String bank = fields.getOrDefault(CallbackField.BANK, "");
        return new Authentic(new PaymentNotice(
                code, reference.get(), amount.get(), transaction, bank, time.get(), authenticationCode));
    }

    /** A code that is right for another partner or another kind of message must not pass for this one. */
    private Optional<CallbackField> foreign(Map<CallbackField, String> fields) {
        Map<CallbackField, String> expected = Map.of(
                CallbackField.MESSAGE_TYPE, settings.callbackType(),
                CallbackField.PARTNER, settings.partnerCode(),
                CallbackField.CURRENCY, "VND");
        return expected.keySet().stream()
                .filter(field -> !fields.getOrDefault(field, "").equals(expected.get(field)))
                .sorted()
                .findFirst();
    }

    private static Optional<PaymentReference> reference(String text) {
        try {
            return Optional.of(new PaymentReference(text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static Malformed malformed(CallbackField field, String problem) {
        return new Malformed(field.wireName() + " " + problem);
    }
}
