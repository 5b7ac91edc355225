package vn.motcua.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import vn.motcua.conformance.DssProcess.Hand;
import vn.motcua.conformance.DssProcess.Order;
import vn.motcua.conformance.DssProcess.Work;
import vn.motcua.sandbox.TestKey;
import vn.motcua.signing.SignatureLevel;

/** Small documents, and EU DSS to sign them by keys of a sandbox. */
final class DssWorkshop {

    private final Path folder;
    private final TrustSetting setting;
    private final Path xml;
    private final Path pdf;
    private final Map<MatrixKey, Hand> hands = new EnumMap<>(MatrixKey.class);
    private int made;

    private DssWorkshop(Path folder, TrustSetting setting) throws IOException {
        this.folder = folder;
        this.setting = setting;
        // What is changed in it later begins where three bytes do, which are four in base64.
        this.xml = Files.writeString(folder.resolve("in.xml"), "<a Id=\"root\">123<b c=\"d\">e</b></a>");
        this.pdf = folder.resolve("in.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf.toFile());
        }
    }

    static DssWorkshop open(Path folder, TrustSetting setting) throws IOException {
        return new DssWorkshop(folder, setting);
    }

    /** The officer's key of a kind, always the same. */
    Hand hand(MatrixKey key) throws IOException {
        Hand hand = hands.get(key);
        if (hand == null) {
            hand = hand(setting.officer(key.type()), key.nameInDss());
            hands.put(key, hand);
        }
        return hand;
    }

    Hand hand(TestKey holder, String algorithm) throws IOException {
        return Hand.of(holder, algorithm, folder, setting);
    }

    TrustSetting setting() {
        return setting;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Signed by DSS; below B-LT the revocation lists are beside it. */
    JudgedFile sign(DssForm form, SignatureLevel level, Hand hand) throws IOException {
        Path in = form == DssForm.PADES ? pdf : xml;
        Path out = next();
        DssProcess.shared().work(Work.MAKE, new Order(form, level, out, List.of(in)), hand);
        return known(JudgedFile.of(out, setting).withContents(form.isDetached() ? List.of(in) : List.of()), level);
    }

    /** What DSS does with a signed file of a form, and at which level. */
    record Job(Work work, DssForm form, SignatureLevel level) {}

    /** A signed file after DSS has worked on it. */
    JudgedFile work(Job job, JudgedFile signed, Hand hand) throws IOException {
        Path out = next();
        List<Path> documents = Stream.concat(Stream.of(signed.file()), signed.contents().stream())
                .toList();
        DssProcess.shared().work(job.work(), new Order(job.form(), job.level(), out, documents), hand);
        return known(JudgedFile.of(out, setting).withContents(signed.contents()), job.level());
    }

    private JudgedFile known(JudgedFile file, SignatureLevel level) {
        return level.compareTo(SignatureLevel.B_LT) < 0 ? file.withLists(List.of(setting.lists)) : file;
    }

    private Path next() {
        made++;
        return folder.resolve("made-" + made);
    }
}
