package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;

/** The rule as a caller asks it before a key signs. */
class ExpectedSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final TestPki PKI = TestPki.create(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final X509Certificate CHAIRMAN = issued("Nguyễn Văn Thử");
    private static final X509Certificate OTHER = issued("Trần Thị Mẫu");

    private static X509Certificate issued(String name) {
        return PKI.issue(TestSubject.of(name, "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256))
                .certificate();
    }

    @ParameterizedTest
    @CsvSource({
        "Nguyễn Văn Thử, Ủy ban nhân dân xã Mẫu, true",
        "NGUYỄN  VĂN THỬ, ủy ban nhân dân xã mẫu, true",
        "Nguyen Van Thu, Ủy ban nhân dân xã Mẫu, false",
        "Nguyễn Văn Thử, Ủy ban nhân dân xã Khác, false",
        "Trần Thị Mẫu, Ủy ban nhân dân xã Mẫu, false"
    })
    void accepts_personAndOffice_haveToBeThose(String person, String office, boolean accepted) {
        ExpectedSigner expected = ExpectedSigner.anyone().withPerson(person).withOffice(office);

        assertThat(expected.accepts(CHAIRMAN, NOW)).isEqualTo(accepted);
    }

    @Test
    void accepts_certificate_isThatOneAlone() {
        ExpectedSigner expected = ExpectedSigner.anyone().withCertificate(CHAIRMAN);

        assertThat(expected.accepts(CHAIRMAN, NOW)).isTrue();
        assertThat(expected.accepts(OTHER, NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "3599, true", "3600, false"})
    void accepts_period_holdsItsBeginningAndNotItsEnd(long seconds, boolean accepted) {
        ExpectedSigner expected = ExpectedSigner.anyone().withPeriod(NOW, NOW.plusSeconds(3600));

        assertThat(expected.accepts(CHAIRMAN, NOW.plusSeconds(seconds))).isEqualTo(accepted);
    }
}
