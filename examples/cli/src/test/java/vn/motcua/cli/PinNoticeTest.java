package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.signing.token.TokenFlag;
import vn.motcua.signing.token.TokenInfo;

class PinNoticeTest {

    private static TokenInfo token(TokenFlag... flags) {
        return new TokenInfo("can-bo", "01", "maker", "model", Set.of(flags));
    }

    @Test
    void of_triesRunningOut_saysHowFarInBothLanguages() {
        assertThat(PinNotice.of(token(TokenFlag.PIN_SET))).isEmpty();
        assertThat(PinNotice.of(token(TokenFlag.PIN_COUNT_LOW)))
                .hasSize(2)
                .anyMatch(line -> line.contains("few tries are left"))
                .anyMatch(line -> line.contains("nhập sai PIN"));
        assertThat(PinNotice.of(token(TokenFlag.PIN_COUNT_LOW, TokenFlag.PIN_FINAL_TRY)))
                .hasSize(2)
                .anyMatch(line -> line.contains("one more wrong PIN locks the token can-bo"))
                .anyMatch(line -> line.contains("lần thử cuối"));
    }
}
