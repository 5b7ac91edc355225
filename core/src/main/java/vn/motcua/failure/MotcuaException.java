package vn.motcua.failure;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of every exception the SDK throws.
 *
 * <p>An exception means that a job could not be done: the input was unfit, a file, a network or a token failed.
 * A negative answer (a signature that is invalid, a payment that was declined) is never an exception but a case of
 * a result type. There is one root so that one catch block is enough, and few children so that the class says who
 * was at fault while the {@linkplain #code() code} says what happened.
 *
 * <p>Messages are in English and carry the code, what was tried and what to do; {@link #remedy(Locale)} says what to
 * do in Vietnamese or English for showing to a person. No message holds a secret, a PIN or unmasked personal data. The
 * exceptions are unchecked because almost no caller can repair the cause where the call stands.
 *
 * <pre>{@code
 * try {
 *     PdfSigner.sign(in, out, key, options);
 * } catch (MotcuaException e) {
 *     show(e.code().name(), e.remedy(Locale.forLanguageTag("vi")));
 * }
 * }</pre>
 */
@SuppressWarnings("serial")
public abstract sealed class MotcuaException extends RuntimeException
        permits InvalidInputException, ResourceException, TokenException, TransportException, RemoteException {

    private final FailureCode code;
    private final String attempted;

    MotcuaException(FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        super(attempted + ": " + happened + ". " + code.remedy(Locale.ENGLISH) + " [" + code + "]", cause);
        this.code = Objects.requireNonNull(code, "code");
        this.attempted = attempted;
    }

    /**
     * Says what happened, as a stable code.
     *
     * @return the code
     */
    public FailureCode code() {
        return code;
    }

    /**
     * Says what the SDK was doing.
     *
     * @return a phrase without personal data, in English
     */
    public String attempted() {
        return attempted;
    }

    /**
     * Says what to do next.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return one or two sentences
     */
    public String remedy(Locale locale) {
        return code.remedy(locale);
    }
}
