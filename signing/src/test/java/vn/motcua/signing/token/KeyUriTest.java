package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

class KeyUriTest {

    @Test
    void parse_everyAttribute_isDecoded() {
        KeyUri uri = KeyUri.parse("PKCS11:token=X%C3%A3%20M%e1%ba%abu;serial=00:12;manufacturer=Bit4id;model=M&N;"
                + "object=ch%E1%BB%AF%20k%C3%BD;id=%00%FFa;type=private?module-path=/opt/a/lib%20p11.so");

        assertThat(uri.token()).contains("Xã Mẫu");
        assertThat(uri.serial()).contains("00:12");
        assertThat(uri.manufacturer()).contains("Bit4id");
        assertThat(uri.model()).contains("M&N");
        assertThat(uri.object()).contains("chữ ký");
        assertThat(uri.id()).contains("00ff61");
        assertThat(uri.modulePath()).contains(Path.of("/opt/a/lib p11.so"));
        assertThat(uri)
                .hasToString(
                        "pkcs11:token=X%C3%A3%20M%E1%BA%ABu;manufacturer=Bit4id;serial=00:12;model=M%26N;id=%00%FF%61;"
                                + "object=ch%E1%BB%AF%20k%C3%BD?module-path=/opt/a/lib%20p11.so");
        assertThat(KeyUri.parse(uri.toString())).isEqualTo(uri).hasSameHashCodeAs(uri);
    }

    @Test
    void parse_nothingNamed_namesWhateverIsTheOnlyOne() {
        assertThat(KeyUri.parse("pkcs11:")).hasToString("pkcs11:");
        assertThat(KeyUri.parse("pkcs11:").matches(token("a", "1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pkcs11:pin-value=1234, pin-value",
        "pkcs11:token=a?pin-value=1234, pin-value",
        "pkcs11:token=a?pin-source=file:/tmp/1234, pin-source",
        "pkcs11:slot-id=1234, slot-id",
        "pkcs11:token=a?module-name=1234, module-name",
        "pkcs11:tokn=1234, tokn",
        "pkcs11:module-path=1234, module-path",
        "pkcs11:token=a?serial=1234, serial",
        "pkcs11:token=a;token=1234, token",
        "pkcs11:token=, token",
        "pkcs11:serial=1234%, serial",
        "pkcs11:serial=1234%2, serial",
        "pkcs11:serial=1234%G0, serial",
        "pkcs11:object=%FF1234, object",
        "pkcs11:object=1234/5, object",
        "pkcs11:type=secret-key, type",
        "pkcs11:1234, key URI",
        "pkcs11:=1234, key URI",
        "pkcs11:token=a?module-path=%00, module-path",
        "http://1234, key URI",
    })
    void parse_malformed_namesTheAttributeAndNeverTheValue(String text, String attribute) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> KeyUri.parse(text))
                .matches(e -> e.code() == FailureCode.INVALID_VALUE)
                .matches(e -> e.attempted().equals(attribute))
                .withMessageNotContaining("1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xã", "a b", "a#b", "a\"b", "a\nb"})
    void parse_characterThatMustBeEncoded_saysWhere(String value) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> KeyUri.parse("pkcs11:token=" + value))
                .withMessageContaining("character 2 of its value must be percent-encoded");
    }

    @Test
    void matches_labelAndSerial_bothMustBeEqual() {
        KeyUri uri = KeyUri.of(token("VGCA", "01"));

        assertThat(uri.matches(token("VGCA", "01"))).isTrue();
        assertThat(uri.matches(token("VGCA", "1"))).isFalse();
        assertThat(uri.matches(token("vgca", "01"))).isFalse();
    }

    @Test
    void withId_notHexadecimal_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> KeyUri.parse("pkcs11:").withId("0g"));
    }

    private static TokenInfo token(String label, String serial) {
        return new TokenInfo(label, serial, "maker", "model", Set.of(TokenFlag.INITIALIZED));
    }
}
