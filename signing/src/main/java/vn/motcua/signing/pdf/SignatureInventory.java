package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SignedMaterial;

/** The signatures and document time-stamps of a document, in the order of the file. */
record SignatureInventory(List<SealedPart> parts) {

    private static final String TIMESTAMP = "ETSI.RFC3161";
    private static final long LONGEST_GAP = 2 * (4L << 20) + 2;

    static SignatureInventory read(SourcePdf source, RandomAccessRead bytes) {
        return PdfRefusal.guard("signatures", () -> {
            List<SealedPart> parts = new ArrayList<>();
            for (FormField field : FieldTree.read(source.catalog().getCOSDictionary(COSName.ACRO_FORM))
                    .values()) {
                @Nullable COSDictionary signature = field.signature();
                if (signature != null) {
                    parts.add(part(field, signature, bytes));
                }
            }
            parts.sort((one, other) -> Long.compare(one.end(), other.end()));
            return new SignatureInventory(List.copyOf(parts));
        });
    }

    private static SealedPart part(FormField field, COSDictionary signature, RandomAccessRead bytes)
            throws IOException {
        ByteRange range = range(signature.getCOSArray(COSName.BYTERANGE), bytes.length());
        byte[] contents = contents(bytes, range.firstLength(), (int) (range.secondOffset() - range.firstLength()));
        Optional<SignedMaterial> material = SignedMaterial.read(contents);
        if (material.isEmpty()) {
            throw PdfRefusal.damaged("the value of a signature cannot be read, or holds not its certificate", null);
        }
        boolean timestamp = TIMESTAMP.equals(signature.getNameAsString(COSName.SUB_FILTER));
        return new SealedPart(field.name(), timestamp, range, contents, material.get());
    }

    private static ByteRange range(@Nullable COSArray written, long length) {
        long[] numbers = new long[4];
        for (int i = 0; written != null && i < Math.min(4, written.size()); i++) {
            numbers[i] = written.getObject(i) instanceof COSNumber number ? number.longValue() : -1;
        }
        long gap = numbers[2] - numbers[1];
        if (written == null
                || written.size() != 4
                || numbers[0] != 0
                || numbers[1] <= 0
                || gap < 4
                || gap > LONGEST_GAP
                || numbers[3] < 0
                || numbers[2] > length - numbers[3]) {
            throw PdfRefusal.damaged("the byte range of a signature does not fit", null);
        }
        return new ByteRange(0, numbers[1], numbers[2], numbers[3]);
    }

    /** The value from the gap itself: the object may be deciphered by a parser, which values never are. */
    private static byte[] contents(RandomAccessRead bytes, long gap, int length) throws IOException {
        byte[] text = new byte[length];
        bytes.seek(gap);
        int filled = 0;
        while (filled < length) {
            int read = bytes.read(text, filled, length - filled);
            if (read <= 0) {
                throw new IOException("the file became shorter");
            }
            filled += read;
        }
        String digits = new String(text, 1, length - 2, StandardCharsets.ISO_8859_1);
        return HexFormat.of().parseHex(digits);
    }

    void requireSignature() {
        if (signatures().isEmpty()) {
            throw PdfRefusal.of(FailureCode.INVALID_VALUE, "it has no signature whose level could be raised", null);
        }
    }

    List<SealedPart> signatures() {
        return parts.stream().filter(part -> !part.timestamp()).toList();
    }

    List<SealedPart> timestamps() {
        return parts.stream().filter(SealedPart::timestamp).toList();
    }

    /** When a part was there at the latest, as the first time-stamp over it behind it tells. */
    Optional<Instant> stampedBehind(SealedPart part) {
        return timestamps().stream()
                .filter(stamp -> stamp.end() > part.end())
                .flatMap(stamp -> stamp.material().stampTime().stream())
                .min(Comparator.naturalOrder());
    }

    /** When a signature was there at the latest, as the first time-stamp in it or over it tells. */
    Optional<Instant> stamped(SealedPart part) {
        return Stream.concat(
                        part.material().stamps().stream().flatMap(stamp -> stamp.stampTime().stream()),
                        stampedBehind(part).stream())
                .min(Comparator.naturalOrder());
    }

    /** The level that every signature has. */
    SignatureLevel level(long length, LevelRule.Stores stores) {
        LevelRule rule =
                new LevelRule(timestamps().stream().map(SealedPart::sealed).toList(), stores);
        SignatureLevel lowest = SignatureLevel.B_LTA;
        for (SealedPart signature : signatures()) {
            SignatureLevel level = PdfRefusal.guard("security store", () -> rule.of(signature.sealed(), length));
            lowest = level.compareTo(lowest) < 0 ? level : lowest;
        }
        return lowest;
    }
}
