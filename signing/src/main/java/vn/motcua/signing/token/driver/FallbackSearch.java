package vn.motcua.signing.token.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.PinSource;
import vn.motcua.signing.token.Pkcs11Options;
import vn.motcua.signing.token.TokenKey;

/** Opens a key by the first driver that sees its token, where drivers cannot be tried apart. */
record FallbackSearch(KeyUri uri, PinSource pins, Pkcs11Options options) {

    TokenKey open(List<Path> libraries) {
        List<String> tried = new ArrayList<>();
        for (Path library : libraries) {
            try {
                return TokenKey.open(uri.withModule(library), pins, options);
            } catch (TokenException e) {
                boolean elsewhere =
                        e.code() == FailureCode.TOKEN_NOT_FOUND || e.code() == FailureCode.TOKEN_MODULE_FAILED;
                if (!elsewhere) {
                    throw e;
                }
                tried.add(library + ": " + e.getMessage());
            }
        }
        throw new TokenException(
                FailureCode.TOKEN_NOT_FOUND,
                "find the driver of the token meant by " + uri,
                tried.isEmpty() ? "no driver is installed" : "no driver sees it; " + String.join("; ", tried),
                null);
    }
}
