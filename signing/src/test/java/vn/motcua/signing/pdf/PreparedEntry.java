package vn.motcua.signing.pdf;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.fuzz.Bench;
import vn.motcua.signing.fuzz.Reading;

/** What a pending signature says about the document it was prepared in. */
public final class PreparedEntry {

    private static final int DIGEST = 32;

    private PreparedEntry() {}

    /**
     * Opens the reader.
     *
     * @param bench who signs
     * @return the reader
     */
    public static Reading open(Bench bench) {
        return input -> {
            PreparedSignature read = PreparedSignature.read(new PendingSignature(
                    "1",
                    new byte[DIGEST],
                    SignatureAlgorithm.RSA_PKCS1_SHA256,
                    List.of(bench.officer()),
                    bench.clock().instant(),
                    input));
            return read.valueRoom() > 0;
        };
    }

    /**
     * Makes one of each level.
     *
     * @param bench who signs
     * @return what they say
     */
    public static Map<String, byte[]> made(Bench bench) {
        return Map.of("b", made(bench, SignatureLevel.B_B), "t", made(bench, SignatureLevel.B_T));
    }

    private static byte[] made(Bench bench, SignatureLevel level) {
        SignedPdf signed = new SignedPdf(
                "Chữ ký 1",
                new ByteRange(0, 1000, 21_000, 500),
                bench.clock().instant().atOffset(ZoneOffset.ofHours(7)),
                level,
                SignatureAlgorithm.RSA_PKCS1_SHA256,
                new FieldPlacement(1, 10, 20, 30, 40));
        return new PreparedSignature(new byte[DIGEST], 21_500, signed).written();
    }
}
