package vn.motcua.signing.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

/** The return values of PKCS#11 functions (PKCS#11 v2.40, {@code CKR_...}) and what each means to a caller. */
enum ReturnCode {
    CKR_OK(0x0, FailureCode.TOKEN_FAILED),
    CKR_CANCEL(0x1, FailureCode.PIN_NOT_GIVEN),
    CKR_HOST_MEMORY(0x2, FailureCode.TOKEN_FAILED),
    CKR_SLOT_ID_INVALID(0x3, FailureCode.TOKEN_REMOVED),
    CKR_GENERAL_ERROR(0x5, FailureCode.TOKEN_FAILED),
    CKR_FUNCTION_FAILED(0x6, FailureCode.TOKEN_FAILED),
    CKR_ARGUMENTS_BAD(0x7, FailureCode.TOKEN_FAILED),
    CKR_NO_EVENT(0x8, FailureCode.TOKEN_FAILED),
    CKR_NEED_TO_CREATE_THREADS(0x9, FailureCode.TOKEN_MODULE_FAILED),
    CKR_CANT_LOCK(0xA, FailureCode.TOKEN_MODULE_FAILED),
    CKR_ATTRIBUTE_SENSITIVE(0x11, FailureCode.TOKEN_FAILED),
    CKR_ATTRIBUTE_TYPE_INVALID(0x12, FailureCode.TOKEN_FAILED),
    CKR_ATTRIBUTE_VALUE_INVALID(0x13, FailureCode.TOKEN_FAILED),
    CKR_DATA_INVALID(0x20, FailureCode.TOKEN_FAILED),
    CKR_DATA_LEN_RANGE(0x21, FailureCode.TOKEN_FAILED),
    CKR_DEVICE_ERROR(0x30, FailureCode.TOKEN_REMOVED),
    CKR_DEVICE_MEMORY(0x31, FailureCode.TOKEN_FAILED),
    CKR_DEVICE_REMOVED(0x32, FailureCode.TOKEN_REMOVED),
    CKR_FUNCTION_CANCELED(0x50, FailureCode.PIN_NOT_GIVEN),
    CKR_FUNCTION_NOT_SUPPORTED(0x54, FailureCode.TOKEN_FAILED),
    CKR_KEY_HANDLE_INVALID(0x60, FailureCode.TOKEN_REMOVED),
    CKR_KEY_SIZE_RANGE(0x62, FailureCode.TOKEN_FAILED),
    CKR_KEY_TYPE_INCONSISTENT(0x63, FailureCode.TOKEN_FAILED),
    CKR_KEY_FUNCTION_NOT_PERMITTED(0x68, FailureCode.TOKEN_FAILED),
    CKR_MECHANISM_INVALID(0x70, FailureCode.TOKEN_FAILED),
    CKR_MECHANISM_PARAM_INVALID(0x71, FailureCode.TOKEN_FAILED),
    CKR_OBJECT_HANDLE_INVALID(0x82, FailureCode.TOKEN_REMOVED),
    CKR_OPERATION_ACTIVE(0x90, FailureCode.TOKEN_FAILED),
    CKR_OPERATION_NOT_INITIALIZED(0x91, FailureCode.TOKEN_FAILED),
    CKR_PIN_INCORRECT(0xA0, FailureCode.PIN_INCORRECT),
    CKR_PIN_INVALID(0xA1, FailureCode.PIN_INCORRECT),
    CKR_PIN_LEN_RANGE(0xA2, FailureCode.PIN_INCORRECT),
    CKR_PIN_EXPIRED(0xA3, FailureCode.TOKEN_FAILED),
    CKR_PIN_LOCKED(0xA4, FailureCode.PIN_LOCKED),
    CKR_SESSION_CLOSED(0xB0, FailureCode.TOKEN_REMOVED),
    CKR_SESSION_COUNT(0xB1, FailureCode.TOKEN_FAILED),
    CKR_SESSION_HANDLE_INVALID(0xB3, FailureCode.TOKEN_REMOVED),
    CKR_SESSION_READ_ONLY(0xB5, FailureCode.TOKEN_FAILED),
    CKR_SIGNATURE_INVALID(0xC0, FailureCode.TOKEN_FAILED),
    CKR_SIGNATURE_LEN_RANGE(0xC1, FailureCode.TOKEN_FAILED),
    CKR_TEMPLATE_INCONSISTENT(0xD1, FailureCode.TOKEN_FAILED),
    CKR_TOKEN_NOT_PRESENT(0xE0, FailureCode.TOKEN_REMOVED),
    CKR_TOKEN_NOT_RECOGNIZED(0xE1, FailureCode.TOKEN_FAILED),
    CKR_TOKEN_WRITE_PROTECTED(0xE2, FailureCode.TOKEN_FAILED),
    CKR_USER_ALREADY_LOGGED_IN(0x100, FailureCode.TOKEN_FAILED),
    CKR_USER_NOT_LOGGED_IN(0x101, FailureCode.TOKEN_REMOVED),
    CKR_USER_PIN_NOT_INITIALIZED(0x102, FailureCode.TOKEN_FAILED),
    CKR_USER_TYPE_INVALID(0x103, FailureCode.TOKEN_FAILED),
    CKR_USER_ANOTHER_ALREADY_LOGGED_IN(0x104, FailureCode.TOKEN_FAILED),
    CKR_USER_TOO_MANY_TYPES(0x105, FailureCode.TOKEN_FAILED),
    CKR_BUFFER_TOO_SMALL(0x150, FailureCode.TOKEN_FAILED),
    CKR_CRYPTOKI_NOT_INITIALIZED(0x190, FailureCode.TOKEN_MODULE_FAILED),
    CKR_CRYPTOKI_ALREADY_INITIALIZED(0x191, FailureCode.TOKEN_MODULE_FAILED),
    CKR_MUTEX_BAD(0x1A0, FailureCode.TOKEN_MODULE_FAILED),
    CKR_FUNCTION_REJECTED(0x200, FailureCode.PIN_NOT_GIVEN);

    private static final Map<Long, ReturnCode> BY_VALUE =
            Arrays.stream(values()).collect(Collectors.toMap(code -> code.value, Function.identity()));
    private static final long VENDOR_DEFINED = 0x80000000L;
    private static final ReturnCode[] CURED_BY_NEW_SESSION = {
        CKR_GENERAL_ERROR,
        CKR_FUNCTION_FAILED,
        CKR_OPERATION_ACTIVE,
        CKR_OPERATION_NOT_INITIALIZED,
        CKR_TOKEN_NOT_RECOGNIZED,
        CKR_CRYPTOKI_NOT_INITIALIZED
    };

    private final long value;
    private final FailureCode meaning;

    ReturnCode(long value, FailureCode meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    static FailureCode meaningOf(long value) {
        ReturnCode code = BY_VALUE.get(value);
        return code == null ? FailureCode.TOKEN_FAILED : code.meaning;
    }

    /** Names a value the way driver vendors' support asks for it. */
    static String nameOf(long value) {
        String number = String.format(Locale.ROOT, "0x%08X", value);
        ReturnCode code = BY_VALUE.get(value);
        if (code != null) {
            return code.name() + " (" + number + ")";
        }
        return value >= VENDOR_DEFINED ? "the vendor's own code " + number : "code " + number;
    }

    static TokenException failure(String attempted, CkFunction function, long value) {
        return failure(attempted, function, value, null);
    }

    static TokenException failure(String attempted, CkFunction function, long value, @Nullable String more) {
        DriverAnswer answer = new DriverAnswer(function, value);
        String happened = answer.getMessage() + (more == null ? "" : "; " + more);
        return new TokenException(meaningOf(value), attempted, happened, answer);
    }

    /**
     * Says whether a new session, and a new login where that is needed, may help: the session is gone or not usable any
     * more, or the driver gave up without saying why.
     */
    static boolean isCuredByNewSession(TokenException failure) {
        return failure.getCause() instanceof DriverAnswer answer
                && (meaningOf(answer.value()) == FailureCode.TOKEN_REMOVED || answer.isOneOf(CURED_BY_NEW_SESSION));
    }

    long value() {
        return value;
    }

    boolean is(long returned) {
        return value == returned;
    }

    static boolean isOneOf(long returned, ReturnCode... codes) {
        return Arrays.stream(codes).anyMatch(code -> code.is(returned));
    }
}
