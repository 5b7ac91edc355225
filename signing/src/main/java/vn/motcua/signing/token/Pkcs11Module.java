package vn.motcua.signing.token;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

/**
 * The driver of a kind of token: a PKCS#11 library, and the tokens it sees.
 *
 * <p>The library is loaded once for the process and stays loaded, so opening it again costs nothing and there is
 * nothing to close. Instances are safe for threads. Listing tokens and certificates needs no PIN.
 *
 * <pre>{@code
 * for (TokenInfo token : Pkcs11Module.open(Path.of("/usr/lib/libbit4xpki.so")).tokens()) {
 *     System.out.println(token.label() + " " + token.serial());
 * }
 * }</pre>
 */
public final class Pkcs11Module {

    private static final byte WITH_TOKEN = 1;
    private static final long CKF_DONT_BLOCK = 1;

    /** A token and the slot it sits in at the moment. */
    record Slot(long id, TokenInfo token) {}

    private final Path library;
    private final Cryptoki cryptoki;

    private Pkcs11Module(Path library, Cryptoki cryptoki) {
        this.library = library;
        this.cryptoki = cryptoki;
    }

    /**
     * Opens a driver.
     *
     * @param library the PKCS#11 library of the token's maker, for instance {@code libbit4xpki.so}
     * @return the driver
     * @throws TokenException TOKEN_MODULE_FAILED if the file is not there, is not for this system, or does not answer as
     *     PKCS#11 demands
     */
    public static Pkcs11Module open(Path library) {
        return new Pkcs11Module(library, Cryptoki.load(library));
    }

    /**
     * Returns the library's path.
     *
     * @return the path it was opened with
     */
    public Path library() {
        return library;
    }

    /**
     * Lists the tokens that are plugged in and hold something.
     *
     * @return the tokens as they are now, without those that have not been initialised
     * @throws TokenException if the driver fails
     */
    public List<TokenInfo> tokens() {
        return allTokens().stream()
                .filter(token -> token.has(TokenFlag.INITIALIZED))
                .toList();
    }

    /**
     * Lists all tokens that are plugged in, those that have not been initialised among them.
     *
     * @return the tokens as they are now
     * @throws TokenException if the driver fails
     */
    public List<TokenInfo> allTokens() {
        return slots().stream().map(Slot::token).toList();
    }

    /**
     * Reads the certificates on a token, the issuers' too.
     *
     * @param token one of {@link #allTokens()}
     * @return its X.509 certificates
     * @throws TokenException TOKEN_NOT_FOUND if it is no longer there, or another code if the driver fails
     */
    public List<TokenCertificate> certificates(TokenInfo token) {
        try (TokenSession session = session(locate(token::isSameTokenAs, token.described()))) {
            return TokenContents.certificates(session);
        }
    }

    List<Slot> slots() {
        String attempted = "list the tokens of " + library;
        List<Slot> slots = new ArrayList<>();
        for (long id : slotNumbers(attempted)) {
            token(id).ifPresent(token -> slots.add(new Slot(id, token)));
        }
        return slots;
    }

    /** Whoever else uses the driver in this process may have finalised it; then it is begun anew, once. */
    private long[] slotNumbers(String attempted) {
        try {
            return cryptoki.numbers(attempted, CkFunction.GET_SLOT_LIST, WITH_TOKEN);
        } catch (TokenException e) {
            if (!DriverAnswer.isBehind(e, ReturnCode.CKR_CRYPTOKI_NOT_INITIALIZED)) {
                throw e;
            }
            cryptoki.initialize();
            return cryptoki.numbers(attempted, CkFunction.GET_SLOT_LIST, WITH_TOKEN);
        }
    }

    /**
     * Asks, without waiting, whether something was plugged in or pulled out since the last question.
     *
     * @return CKR_OK if so, CKR_NO_EVENT, or what a driver without events answers
     */
    long slotEvent() {
        try (Memory slot = Cryptoki.zeroed(cryptoki.layout().ulong())) {
            return cryptoki.call(CkFunction.WAIT_FOR_SLOT_EVENT, CKF_DONT_BLOCK, slot, Pointer.NULL);
        }
    }

    /**
     * Ends the driver and begins it anew, for the few that look for tokens only when they begin.
     *
     * <p>Other code in this process that uses the same driver (the JDK's SunPKCS11 for instance) loses its sessions,
     * which cannot be seen from here: call it only where there is none.
     *
     * @throws TokenException TOKEN_MODULE_FAILED if a key on one of its tokens is open, or the driver was begun by
     *     other code
     */
    public void restart() {
        cryptoki.restart();
    }

    /** Reads a token's description; empty if it has gone meanwhile or is a card the driver does not know. */
    Optional<TokenInfo> token(long slot) {
        CkLayout layout = cryptoki.layout();
        int n = layout.ulong();
        int[] at = layout.offsets(32, 32, 16, 16, n, n, n, n, n, n, n, n, n, n, n, 2, 2, 16);
        try (Memory info = Cryptoki.zeroed(at[18])) {
            long returned = cryptoki.call(CkFunction.GET_TOKEN_INFO, slot, info);
            if (ReturnCode.meaningOf(returned) == FailureCode.TOKEN_REMOVED
                    || ReturnCode.CKR_TOKEN_NOT_RECOGNIZED.is(returned)) {
                return Optional.empty();
            }
            if (!ReturnCode.CKR_OK.is(returned)) {
                throw ReturnCode.failure("describe a token of " + library, CkFunction.GET_TOKEN_INFO, returned);
            }
            return Optional.of(new TokenInfo(
                    CkLayout.readText(info, at[0], 32),
                    CkLayout.readText(info, at[3], 16),
                    CkLayout.readText(info, at[1], 32),
                    CkLayout.readText(info, at[2], 16),
                    TokenInfo.flagsOf(layout.readUlong(info, at[4]))));
        }
    }

    /** Finds the one token meant. */
    Slot locate(Predicate<TokenInfo> wanted, String description) {
        List<Slot> all = slots();
        List<Slot> found =
                all.stream().filter(slot -> wanted.test(slot.token())).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String attempted = "find the token " + description;
        if (found.isEmpty()) {
            throw new TokenException(FailureCode.TOKEN_NOT_FOUND, attempted, "there is " + described(all), null);
        }
        throw new TokenException(FailureCode.TOKEN_AMBIGUOUS, attempted, "it may be " + described(found), null);
    }

    private static String described(List<Slot> slots) {
        String named = slots.stream()
                .map(Slot::token)
                .filter(token -> token.has(TokenFlag.INITIALIZED))
                .map(TokenInfo::described)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "none" : named;
    }

    TokenSession session(Slot slot) {
        return TokenSession.open(cryptoki, slot);
    }

    long[] mechanisms(Slot slot) {
        return cryptoki.numbers(
                "list what the token " + slot.token().described() + " can do",
                CkFunction.GET_MECHANISM_LIST,
                slot.id());
    }
}
