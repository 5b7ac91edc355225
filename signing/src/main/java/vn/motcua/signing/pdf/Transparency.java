package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * How a document may show what is behind an image. PDF/A-1 knows no degrees of it, and later parts only where an output
 * intent or a page says in which colours to blend.
 */
enum Transparency {
    SOFT,
    STENCIL;

    private static final int LONGEST_METADATA = 1 << 20;
    private static final Pattern PART = Pattern.compile("pdfaid:part(?:\\s*=\\s*[\"']|>)\\s*(\\d)");
    private static final COSName OUTPUT_INTENTS = COSName.getPDFName("OutputIntents");

    static Transparency of(SourcePdf source) {
        return PdfRefusal.guard("metadata", () -> read(source.catalog()));
    }

    private static Transparency read(COSDictionary catalog) throws IOException {
        @Nullable COSStream metadata = catalog.getCOSStream(COSName.METADATA);
        if (metadata == null) {
            return SOFT;
        }
        try (InputStream raw = metadata.createRawInputStream();
                InputStream decoded = StreamDecoder.open(raw, metadata, new ReadingBudget())) {
            String text = new String(decoded.readNBytes(LONGEST_METADATA), StandardCharsets.UTF_8);
            Matcher part = PART.matcher(text);
            if (!part.find()) {
                return SOFT;
            }
            @Nullable COSArray intents = catalog.getCOSArray(OUTPUT_INTENTS);
            return part.group(1).equals("1") || intents == null || intents.size() == 0 ? STENCIL : SOFT;
        }
    }
}
