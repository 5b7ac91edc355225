package vn.motcua.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void toString_anySecret_tellsNothing() {
        assertThat(Secret.of("mật khẩu")).hasToString("Secret[redacted]");
    }

    @Test
    void reveal_copyWipedByTheCaller_secretUnchanged() {
        Secret secret = Secret.of("abc");

        Arrays.fill(secret.reveal(), '\0');

        assertThat(secret.reveal()).containsExactly('a', 'b', 'c');
    }

    @Test
    void reveal_afterClose_empty() {
        Secret secret = Secret.of("abc");

        secret.close();

        assertThat(secret.reveal()).isEmpty();
    }
}
