package vn.motcua.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    private static final Redaction LINUX = Redaction.of(
            Map.of("user.home", "/home/nguyenvana", "user.name", "nguyenvana"), Map.of("HOSTNAME", "may-van-thu"));
    private static final Redaction WINDOWS =
            Redaction.of(Map.of("user.home", "C:\\Users\\An", "user.name", "An"), Map.of("COMPUTERNAME", "UBND-PC01"));
    private static final Redaction ROOT = Redaction.of(Map.of("user.home", "/root", "user.name", "root"), Map.of());

    @ParameterizedTest
    @CsvSource({
        "/home/nguyenvana/drivers/a.so, ~/drivers/a.so",
        "/home/nguyenvanabc/a.so, /home/nguyenvanabc/a.so",
        "/media/nguyenvana/usb, /media/<user>/usb",
        "owner nguyenvana on may-van-thu, owner <user> on <host>",
        "http://an:secret@proxy:3128, http://proxy:3128"
    })
    void apply_linux_takesOutHomeUserAndHost(String text, String redacted) {
        assertThat(LINUX.apply(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\An\\AppData\\Local\\Temp, ~\\AppData\\Local\\Temp",
        "c:/users/an/x.dll, ~/x.dll",
        "D:\\An\\x.dll, D:\\<user>\\x.dll",
        "An toàn, An toàn",
        "ubnd-pc01 is slow, <host> is slow"
    })
    void apply_windows_takesOutHomeUserAndHostInEitherSpelling(String text, String redacted) {
        assertThat(WINDOWS.apply(text)).isEqualTo(redacted);
    }

    @Test
    void apply_commonUserName_leavesWordsAlone() {
        assertThat(ROOT.apply("root certificates below /root/trust and /srv/root/x"))
                .isEqualTo("root certificates below ~/trust and /srv/<user>/x");
    }

    @ParameterizedTest
    @CsvSource({"540100001234, …1234", "12345, …45", "12, …", "'', ''"})
    void serial_isMasked(String serial, String shown) {
        assertThat(Redaction.serial(serial)).isEqualTo(shown);
    }

    @Test
    void label_showsItsFirstLetterAndLength() {
        assertThat(Redaction.label("Nguyễn Văn Mẫu")).isEqualTo("N… (14)");
    }

    @Test
    void address_showsNoPathQueryOrAccount() {
        assertThat(Redaction.address(URI.create("https://u:p@a.gov.vn:8443/x/secret?token=1")))
                .isEqualTo("https://a.gov.vn:8443");
    }
}
