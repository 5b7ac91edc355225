package vn.motcua.signing.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicContainer;
import vn.motcua.signing.cms.AsicLimits;
import vn.motcua.signing.token.Pkcs12Key;
import vn.motcua.signing.token.Pkcs12Options;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.TrustPack;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.validation.ValidationReport;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.XmlReference;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Entries that take a file, which stands in memory where the system has such a place. */
final class FileEntries {

    private FileEntries() {}

    static Reading judged(Bench bench) {
        return judging(bench, options(bench));
    }

    static Reading judgedBesideContent(Bench bench) {
        return judging(bench, options(bench).withContent(bench.file(Seeds.CONTENT)));
    }

    private static Reading judging(Bench bench, ValidationOptions options) {
        Path file = bench.scratch("input");
        return input -> isGood(SignatureValidator.validate(Files.write(file, input), options));
    }

    private static ValidationOptions options(Bench bench) {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(bench.root()))
                .withClock(bench.clock());
    }

    private static boolean isGood(ValidationReport report) {
        String unused = report.toString() + report.endCovered() + report.unchanged();
        return !report.signatures().isEmpty()
                && report.signatures().stream()
                        .allMatch(signature ->
                                signature.integrity() && signature.indication() != Indication.TOTAL_FAILED);
    }

    static Reading container(Bench bench) {
        Path file = bench.scratch("input");
        Path out = bench.scratch("output");
        return input -> {
            Files.write(file, input);
            try (AsicContainer container = AsicContainer.open(file, AsicLimits.defaults())) {
                boolean good = container.mimeType().isPresent();
                for (AsicContainer.Entry entry : container.files()) {
                    if (entry.size() < 1 << 16) {
                        container.extract(entry, out);
                    }
                }
                return good && container.files().size() > 1;
            }
        };
    }

    static Reading xmlToSign(Bench bench) {
        Path file = bench.scratch("input");
        Path out = bench.scratch("output");
        SigningKey key = SmallKey.of(bench).signing();
        XmlSignOptions options = XmlSignOptions.defaults()
                .withClock(bench.clock())
                .withReferences(XmlReference.element("data"))
                .withPlace(XmlPath.of("/HDon/DSCKS/NBan"));
        return input -> {
            Files.write(file, input);
            XmlSigner.sign(file, out, key, options);
            return true;
        };
    }

    static Reading anchors(Bench bench) {
        Path file = bench.scratch("input");
        return input -> !TrustAnchors.load(Files.write(file, input)).isEmpty();
    }

    /** Most of a pack is read only under a signature that holds, so every body gets one. */
    static Reading trustPack(Bench bench) {
        Path file = bench.scratch("input");
        SmallKey publisher = SmallKey.of(bench);
        return input -> {
            String value = Base64.getEncoder().encodeToString(publisher.over(input));
            byte[] head = ("motcua-trust-pack 1 " + value + "\n").getBytes(StandardCharsets.US_ASCII);
            byte[] whole = Arrays.copyOf(head, head.length + input.length);
            System.arraycopy(input, 0, whole, head.length, input.length);
            TrustPack pack = TrustPack.open(Files.write(file, whole), publisher.certificate());
            return !pack.anchors().isEmpty() && pack.crls().size() > 1;
        };
    }

    /** The JDK reads files with passwords of ASCII, Bouncy Castle the others. */
    static Reading keyFile(Bench bench) {
        Path file = bench.scratch("input");
        return input -> {
            Files.write(file, input);
            boolean ascii = opens(file, Seeds.PASSWORD);
            return opens(file, Seeds.VIETNAMESE_PASSWORD) || ascii;
        };
    }

    private static boolean opens(Path file, String password) {
        try (Pkcs12Key key = Pkcs12Key.open(file, password.toCharArray(), Pkcs12Options.defaults())) {
            return !key.chain().isEmpty();
        } catch (MotcuaException e) {
            return false;
        }
    }
}
