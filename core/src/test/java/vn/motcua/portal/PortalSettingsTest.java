package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

class PortalSettingsTest {

    private static final AgencyCode AGENCY = AgencyCode.of("000.00.19.H55");
    private static final PortalAccount ACCOUNT = new PortalAccount("xa.diemthuy", Secret.of("p"));

    @Test
    void behindAdapter_addressWithOrWithoutSlash_usualPaths() {
        for (String base : new String[] {"http://adapter:8080", "http://adapter:8080/"}) {
            PortalSettings settings = PortalSettings.behindAdapter(URI.create(base), AGENCY, ACCOUNT);

            assertThat(settings.loginAddress())
                    .hasToString("http://adapter:8080/XrdAdapter/RestService/forward/mapi/login");
            assertThat(settings.serviceAddress())
                    .hasToString("http://adapter:8080/XrdAdapter/RestService/forward/mapi/g");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://adapter/mapi", "/mapi/login", "http:///mapi", "mailto:a@b"})
    void of_addressThatIsNotHttp_refused(URI address) {
        assertThatThrownBy(() -> PortalSettings.of(address, address, AGENCY, ACCOUNT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("loginAddress");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a/mapi/g, http://a/mapi/g?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider",
        "http://a/g?providerurl=x%20y, http://a/g?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider&providerurl=x%20y"
    })
    void destination_inTheQuery_keepsWhatStoodThere(URI address, String expected) {
        assertThat(PortalDestination.defaults().applyTo(address)).hasToString(expected);
        assertThat(PortalDestination.defaults().headers()).isEmpty();
    }

    @Test
    void destination_inTheHeader_leavesTheAddress() {
        PortalDestination destination = PortalDestination.defaults().withPlace(PortalDestination.Place.HEADER);

        assertThat(destination.applyTo(URI.create("http://a/g"))).hasToString("http://a/g");
        assertThat(destination.headers()).containsEntry("dstcode", "VN:GOV:000.00.00.G22:vpcpdvcprovider");
    }

    @Test
    void destination_nowhere_leavesBoth() {
        PortalDestination destination = PortalDestination.defaults().withPlace(PortalDestination.Place.NONE);

        assertThat(destination.applyTo(URI.create("http://a/g"))).hasToString("http://a/g");
        assertThat(destination.headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a&b", "ä"})
    void destination_codeThatCannotBeSent_refused(String code) {
        assertThatThrownBy(() -> PortalDestination.defaults().withCode(code)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void options_defaults_areTheOnesStated() {
        MapiOptions options = MapiOptions.defaults();

        assertThat(options.sessionLifetime()).isEqualTo(Duration.ofMinutes(9));
        assertThat(options.progressBatch()).isEqualTo(10);
        assertThat(options.clock().getZone()).hasToString("Asia/Ho_Chi_Minh");
    }

    @Test
    void dates_anyInstant_vietnamTimeWhateverTheMachine() {
        assertThat(MapiOptions.defaults().dates().format(Instant.parse("2026-03-01T17:04:05Z")))
                .isEqualTo("20260302000405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-bb", "", "{"})
    void options_patternThatWritesNothing_refused(String pattern) {
        assertThatThrownBy(() -> MapiOptions.defaults().withDatePattern(pattern))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("datePattern");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void options_batchOutOfRange_refused(int rows) {
        assertThatThrownBy(() -> MapiOptions.defaults().withProgressBatch(rows))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void toString_settings_nameNoAccount() {
        PortalSettings settings = PortalSettings.behindAdapter(URI.create("http://adapter"), AGENCY, ACCOUNT);

        assertThat(settings.toString()).doesNotContain("xa.diemthuy").doesNotContain("password=p");
    }
}
