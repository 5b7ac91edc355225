package vn.motcua.storage.pdfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrgbProfileTest {

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,1,1", "0.5,0.5,0.5", "1,0,0", "0,1,0", "0,0,1", "0.02,0.2,0.9"})
    void bytes_asAProfile_meansSrgb(float red, float green, float blue) {
        ICC_ColorSpace ours = new ICC_ColorSpace(ICC_Profile.getInstance(SrgbProfile.bytes()));
        float[] colour = {red, green, blue};

        float[] expected = ColorSpace.getInstance(ColorSpace.CS_sRGB).toCIEXYZ(colour);

        float[] actual = ours.toCIEXYZ(colour);
        for (int i = 0; i < 3; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(0.002f));
        }
    }

    @Test
    void bytes_everywhere_areTheSame() {
        MessageDigest digest = Digests.sha256();
        digest.update(SrgbProfile.bytes());

        assertThat(Digests.hex(digest)).isEqualTo("6da4b237d99245589c757eaa92622fc10ba7fc2ad99293d60f926db815ce059e");
    }
}
