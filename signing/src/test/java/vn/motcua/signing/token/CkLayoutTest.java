package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;

class CkLayoutTest {

    private static final CkLayout LINUX = new CkLayout(8, 8, false);
    private static final CkLayout WINDOWS = new CkLayout(4, 8, true);

    @Test
    void offsets_attribute_areThoseOfTheHeaders() {
        assertThat(LINUX.offsets(8, 8, 8)).containsExactly(0, 8, 16, 24);
        assertThat(WINDOWS.offsets(4, 8, 4)).containsExactly(0, 4, 12, 16);
        assertThat(new CkLayout(4, 4, false).offsets(4, 4, 4)).containsExactly(0, 4, 8, 12);
    }

    @Test
    void offsets_functionList_beginAfterTheVersion() {
        assertThat(LINUX.offsets(2, 8)[1]).isEqualTo(8);
        assertThat(WINDOWS.offsets(2, 8)[1]).isEqualTo(2);
        assertThat(new CkLayout(4, 4, false).offsets(2, 4)[1]).isEqualTo(4);
    }

    @Test
    void offsets_initializeArguments_areThoseOfTheHeaders() {
        assertThat(LINUX.offsets(8, 8, 8, 8, 8, 8)).endsWith(32, 40, 48);
        assertThat(WINDOWS.offsets(8, 8, 8, 8, 4, 8)).endsWith(32, 36, 44);
    }

    @Test
    void offsets_tokenInfo_haveTheSizeOfTheHeaders() {
        assertThat(sizeOfTokenInfo(LINUX)).isEqualTo(208);
        assertThat(sizeOfTokenInfo(WINDOWS)).isEqualTo(160);
    }

    private static int sizeOfTokenInfo(CkLayout layout) {
        int n = layout.ulong();
        return layout.offsets(32, 32, 16, 16, n, n, n, n, n, n, n, n, n, n, n, 2, 2, 16)[18];
    }

    @Test
    void ulong_fourBytes_isUnsigned() {
        try (Memory memory = Cryptoki.zeroed(8)) {
            WINDOWS.writeUlong(memory, 0, 0xFFFFFFFFL);
            assertThat(WINDOWS.readUlong(memory, 0)).isEqualTo(0xFFFFFFFFL);
            assertThat(memory.getInt(4)).isZero();
            assertThat(WINDOWS.isUnavailable(0xFFFFFFFFL)).isTrue();
            assertThat(LINUX.isUnavailable(0xFFFFFFFFL)).isFalse();
            assertThat(LINUX.isUnavailable(-1)).isTrue();
        }
    }

    @Test
    void readText_paddedOrEndedByNul_isStripped() {
        try (Memory memory = Cryptoki.zeroed(16)) {
            byte[] padded = "VGCA            ".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            memory.write(0, padded, 0, 16);
            assertThat(CkLayout.readText(memory, 0, 16)).isEqualTo("VGCA");
            memory.setByte(2, (byte) 0);
            assertThat(CkLayout.readText(memory, 0, 16)).isEqualTo("VG");
        }
    }
}
