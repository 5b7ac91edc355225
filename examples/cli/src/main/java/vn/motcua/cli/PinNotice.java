package vn.motcua.cli;

import java.util.List;
import vn.motcua.signing.token.TokenFlag;
import vn.motcua.signing.token.TokenInfo;

/** What whoever is about to give a PIN must know of the token, in both languages. */
final class PinNotice {

    private PinNotice() {}

    /** A locked token is not among it: it asks for no PIN. */
    static List<String> of(TokenInfo token) {
        if (token.has(TokenFlag.PIN_FINAL_TRY)) {
            return List.of(
                    "motcua: this is the last try: one more wrong PIN locks the token " + token.label(),
                    "        Đây là lần thử cuối: nhập sai PIN lần nữa, thiết bị sẽ bị khoá");
        }
        if (token.has(TokenFlag.PIN_COUNT_LOW)) {
            return List.of(
                    "motcua: a wrong PIN was entered on the token " + token.label() + " before; few tries are left",
                    "        Thiết bị đã bị nhập sai PIN; chỉ còn ít lần thử");
        }
        return List.of();
    }
}
