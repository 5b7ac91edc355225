package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.Letters;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.Pictures;
import vn.motcua.signing.pdf.SignedPdf;
import vn.motcua.signing.pdf.appearance.PageArea;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/** A letter issued with the agency's token: number, day, month and seal, and one login for all, as the driver saw it. */
@RequiresNative({"softhsm2-util", "pkcs11-tool", "gcc"})
class IssuedLetterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    private static final String PIN = "123456";

    @TempDir
    Path folder;

    @TempDir
    Path tokens;

    @Test
    void signAll_withATokenWhosePinIsNotKept_logsInOnce() throws Exception {
        TestKey agency = TestPki.create(CLOCK).issue(TestSubject.of("Ủy ban nhân dân xã Mẫu", "Tỉnh Mẫu"));
        SoftHsm softHsm = SoftHsm.in(tokens);
        softHsm.token("commune", PIN).holder(agency, "01", "agency");
        FaultyToken driver = FaultyToken.compile(PIN, tokens).before(softHsm, folder);
        Pins pins = new Pins(PIN);
        PdfSignOptions options = PdfSignOptions.defaults().withClock(CLOCK);
        PageArea corner = PageArea.millimetres(1, 20, 200).sized(50, 50);
        List<PdfSignOptions> issue = Stream.of(
                        SignatureAppearance.number("1589"),
                        SignatureAppearance.date(),
                        SignatureAppearance.agency(Pictures.redSeal()).withArea(corner))
                .map(options::withAppearance)
                .toList();

        List<SignedPdf> issued;
        try (SigningKey key = Pkcs11Key.open(
                KeyUri.parse("pkcs11:token=commune").withModule(driver.library()),
                pins,
                Pkcs11Options.defaults().withClock(CLOCK))) {
            issued = PdfSigner.signAll(
                    Letters.write(folder.resolve("letter.pdf")), folder.resolve("issued.pdf"), key, issue);
        }

        assertThat(issued).hasSize(4);
        assertThat(driver.calls("C_Sign")).isEqualTo(4);
        assertThat(driver.calls("C_Login")).isOne();
        assertThat(pins.asked()).hasSize(1);
    }
}
