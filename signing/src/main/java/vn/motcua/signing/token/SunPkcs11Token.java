package vn.motcua.signing.token;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

/**
 * A token as the JDK's SunPKCS11 provider sees it: the provider for its slot, and what the token says about itself.
 *
 * <p>The provider has no list of tokens. But each slot can be opened by its place in the driver's list, and the
 * provider, asked for information, then prints the token's description. So every place is opened and what is printed
 * meanwhile by this thread is caught; what other threads print goes where it always goes.
 *
 * @param provider the provider, not registered anywhere
 * @param info the token, as described when this very provider opened it
 */
record SunPkcs11Token(Provider provider, TokenInfo info) {

    private static final int MOST_SLOTS = 64;
    private static final ReentrantLock CATCHING = new ReentrantLock();
    private static final Map<String, TokenFlag> FLAGS = Map.of(
            "CKF_TOKEN_INITIALIZED", TokenFlag.INITIALIZED,
            "CKF_LOGIN_REQUIRED", TokenFlag.LOGIN_REQUIRED,
            "CKF_USER_PIN_INITIALIZED", TokenFlag.PIN_SET,
            "CKF_USER_PIN_COUNT_LOW", TokenFlag.PIN_COUNT_LOW,
            "CKF_USER_PIN_FINAL_TRY", TokenFlag.PIN_FINAL_TRY,
            "CKF_USER_PIN_LOCKED", TokenFlag.PIN_LOCKED,
            "CKF_USER_PIN_TO_BE_CHANGED", TokenFlag.PIN_TO_BE_CHANGED,
            "CKF_PROTECTED_AUTHENTICATION_PATH", TokenFlag.PROTECTED_AUTHENTICATION_PATH);

    /** Opens every slot of a driver and returns those that hold a token. */
    static List<SunPkcs11Token> all(Path library) {
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw failure(library, "neither JNA nor the JDK's SunPKCS11 provider can be loaded", null);
        }
        List<SunPkcs11Token> tokens = new ArrayList<>();
        for (int place = 0; place < MOST_SLOTS; place++) {
            try {
                at(place, library, base).ifPresent(tokens::add);
            } catch (ProviderException e) {
                if (isBeyondTheList(e)) {
                    break;
                }
                if (place == 0 && !isOfTheToken(e)) {
                    throw failure(library, "SunPKCS11 cannot use it", e);
                }
            }
        }
        return tokens;
    }

    private static TokenException failure(Path library, String happened, @Nullable Exception cause) {
        return new TokenException(FailureCode.TOKEN_MODULE_FAILED, "load the token driver " + library, happened, cause);
    }

    private static boolean isBeyondTheList(ProviderException e) {
        return String.valueOf(e.getCause()).contains("slotListIndex is");
    }

    /** A slot whose token has not been initialised, for instance, says nothing against the driver. */
    private static boolean isOfTheToken(ProviderException e) {
        return String.valueOf(e.getCause()).contains("CKR_");
    }

    private static Optional<SunPkcs11Token> at(int place, Path library, Provider base) {
        String quoted = library.toAbsolutePath().toString().replace("\\", "\\\\");
        String configuration =
                "--name=motcua" + place + "\nlibrary=\"" + quoted + "\"\nslotListIndex=" + place + "\nshowInfo=true\n";
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CATCHING.lock();
        PrintStream before = System.out;
        PrintStream catching = new PrintStream(new Catch(before, printed), true, StandardCharsets.UTF_8);
        try {
            System.setOut(catching);
            Provider provider = base.configure(configuration);
            return described(printed.toString(StandardCharsets.UTF_8)).map(info -> new SunPkcs11Token(provider, info));
        } finally {
            if (System.out == catching) {
                System.setOut(before);
            }
            CATCHING.unlock();
        }
    }

    /** Lets pass what other threads write. */
    private static final class Catch extends OutputStream {

        private final Thread owner = Thread.currentThread();
        private final PrintStream before;
        private final ByteArrayOutputStream printed;

        private Catch(PrintStream before, ByteArrayOutputStream printed) {
            this.before = before;
            this.printed = printed;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (Thread.currentThread().equals(owner)) {
                printed.write(bytes, offset, length);
            } else {
                before.write(bytes, offset, length);
            }
        }
    }

    private static Optional<TokenInfo> described(String printed) {
        int start = printed.indexOf("Token info for token in slot");
        if (start < 0) {
            return Optional.empty();
        }
        List<String> lines = printed.substring(start).lines().limit(20).toList();
        return Optional.of(new TokenInfo(
                value(lines, "label"),
                value(lines, "serialNumber"),
                value(lines, "manufacturerID"),
                value(lines, "model"),
                flags(value(lines, "flags"))));
    }

    /** The provider takes each byte of the UTF-8 text for a character. */
    private static String value(List<String> lines, String name) {
        String start = name + ": ";
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.substring(start.length()).getBytes(StandardCharsets.ISO_8859_1))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .orElse("");
    }

    private static Set<TokenFlag> flags(String names) {
        Set<TokenFlag> flags = EnumSet.noneOf(TokenFlag.class);
        FLAGS.forEach((name, flag) -> {
            if (names.contains(name)) {
                flags.add(flag);
            }
        });
        return flags;
    }
}
