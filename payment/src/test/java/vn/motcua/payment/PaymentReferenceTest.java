package vn.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.dossier.DossierCode;
import vn.motcua.failure.InvalidInputException;

class PaymentReferenceTest {

    @Test
    void of_dossierAndAttempt_keepsBothWhole() {
        DossierCode dossier = DossierCode.of("000.00.19.H55-240619-0001");

        assertThat(PaymentReference.of(dossier, 1).value()).isEqualTo("000.00.19.H55-240619-0001-01");
        assertThat(PaymentReference.of(dossier, 9_999).value()).isEqualTo("000.00.19.H55-240619-0001-9999");
    }

    @Test
    void of_manyDossiersAndAttempts_neverCollides() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<PaymentReference, String> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int digits = 4 + random.nextInt(3);
            String number = String.valueOf((long) Math.pow(10, digits) + random.nextInt(50))
                    .substring(1);
            DossierCode dossier = DossierCode.of((random.nextBoolean() ? "H55.19-" : "000.00.19.H55-") + "24061"
                    + random.nextInt(10) + "-" + number);
            int attempt = 1 + random.nextInt(120);
            String pair = dossier + " attempt " + attempt;
            String other = seen.put(PaymentReference.of(dossier, attempt), pair);
            assertThat(other).as("seed %d", seed).isIn(null, pair);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_000})
    void of_attemptOutOfRange_isRefused(int attempt) {
        DossierCode dossier = DossierCode.of("H55.19-240619-0001");

        assertThatThrownBy(() -> PaymentReference.of(dossier, attempt)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a|b", "a\nb", "mã", "a\u0000"})
    void new_illegalCharacter_isRefused(String text) {
        assertThatThrownBy(() -> new PaymentReference(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void new_length_isAtMost255() {
        assertThat(new PaymentReference("x".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> new PaymentReference("x".repeat(256))).isInstanceOf(InvalidInputException.class);
    }
}
