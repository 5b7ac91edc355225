package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
                    parts.add(part(signature, bytes));
                }
            }
            parts.sort((one, other) -> Long.compare(one.end(), other.end()));
            SignatureInventory inventory = new SignatureInventory(List.copyOf(parts));
            if (inventory.signatures().isEmpty()) {
                throw PdfRefusal.of(FailureCode.INVALID_VALUE, "it has no signature whose level could be raised", null);
            }
            return inventory;
        });
    }

    private static SealedPart part(COSDictionary signature, RandomAccessRead bytes) throws IOException {
        @Nullable COSArray range = signature.getCOSArray(COSName.BYTERANGE);
        long[] numbers = new long[4];
        for (int i = 0; range != null && i < Math.min(4, range.size()); i++) {
            numbers[i] = range.getObject(i) instanceof COSNumber number ? number.longValue() : -1;
        }
        long gap = numbers[1];
        long behind = numbers[2];
        if (range == null
                || range.size() != 4
                || numbers[0] != 0
                || gap <= 0
                || behind - gap < 4
                || behind - gap > LONGEST_GAP
                || numbers[3] < 0
                || behind > bytes.length() - numbers[3]) {
            throw PdfRefusal.damaged("the byte range of a signature does not fit", null);
        }
        byte[] contents = contents(bytes, gap, (int) (behind - gap));
        Optional<SignedMaterial> material = SignedMaterial.read(contents);
        if (material.isEmpty()) {
            throw PdfRefusal.damaged("the value of a signature cannot be read, or holds not its certificate", null);
        }
        boolean timestamp = TIMESTAMP.equals(signature.getNameAsString(COSName.SUB_FILTER));
        return new SealedPart(timestamp, behind + numbers[3], contents, material.get());
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

    List<SealedPart> signatures() {
        return parts.stream().filter(part -> !part.timestamp()).toList();
    }

    List<SealedPart> timestamps() {
        return parts.stream().filter(SealedPart::timestamp).toList();
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
