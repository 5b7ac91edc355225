package vn.motcua.signing.fuzz;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.timestamp.Timestamp;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.Canonicalizer;
import vn.motcua.signing.xml.internal.Selection;
import vn.motcua.signing.xml.internal.XmlEvents;
import vn.motcua.signing.xml.internal.XmlReading;

/** Entries that take bytes or a text. */
final class MemoryEntries {

    private MemoryEntries() {}

    static Reading canonical(Bench bench) {
        XmlReading reader = new XmlReading();
        return input -> {
            long[] length = {0};
            XmlEvents[] forms = Arrays.stream(CanonicalForm.values())
                    .map(form -> new Canonicalizer(
                            form,
                            form.isExclusive() ? List.of("xsi", "#default") : List.of(),
                            (form.keepsComments() ? part() : Selection.document()).withComments(),
                            (bytes, from, count) -> length[0] += count))
                    .toArray(XmlEvents[]::new);
            reader.read(new ByteArrayInputStream(input), forms);
            for (XmlEvents form : forms) {
                boolean unused = ((Canonicalizer) form).finish();
            }
            return length[0] > 0;
        };
    }

    private static Selection part() {
        return Selection.element(tag -> tag.depth() == 2)
                .without(tag -> tag.local().equals("DSCKS"));
    }

    static Reading xmlPath(Bench bench) {
        Map<String, String> prefixes = Map.of("a", "urn:a", "b", "");
        return input -> !new XmlPath(text(input), prefixes).expression().isEmpty();
    }

    static Reading timestamp(Bench bench) {
        TrustAnchors anchors = TrustAnchors.of(bench.root());
        return input -> {
            Timestamp timestamp = Timestamp.read(input);
            String unused = timestamp.toString() + timestamp.accuracy();
            return timestamp.isAnchoredIn(anchors);
        };
    }

    static Reading keyUri(Bench bench) {
        return input -> {
            KeyUri uri = KeyUri.parse(text(input));
            if (!KeyUri.parse(uri.toString()).equals(uri)) {
                throw new IllegalStateException("what is written is read as something else");
            }
            return true;
        };
    }

    /** What is not of the right check sum is refused at once, so every text gets one. */
    static Reading pending(Bench bench) {
        return input -> {
            String covered = text(input);
            String sum = HexFormat.of().formatHex(sha256(covered.getBytes(StandardCharsets.UTF_8)));
            PendingSignature pending = PendingSignature.parse(covered + "check: " + sum + "\n");
            if (!PendingSignature.parse(pending.toText()).equals(pending)) {
                throw new IllegalStateException("what is written is read as something else");
            }
            return true;
        };
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
