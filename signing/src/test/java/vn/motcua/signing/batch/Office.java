package vn.motcua.signing.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.xml.SignedXml;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** A key, and a folder of documents to sign with it. */
final class Office {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
    static final TestPki PKI = TestPki.create(CLOCK);
    static final TestKey OFFICER =
            PKI.issue(TestSubject.of("Trần Thị Mẫu", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256));
    static final XmlSignOptions XML = XmlSignOptions.defaults().withClock(CLOCK);

    private Office() {}

    static SigningKey key() {
        return JcaKey.of(OFFICER.privateKey(), OFFICER.chain());
    }

    static Path document(Path folder, int number) {
        try {
            return Files.writeString(folder.resolve("paper" + number + ".xml"), "<so>" + number + "</so>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path output(Path in) {
        return in.resolveSibling(in.getFileName() + ".signed");
    }

    static List<BatchItem<SignedXml>> papers(Path folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> document(folder, number))
                .map(Office::paper)
                .toList();
    }

    static BatchItem<SignedXml> paper(Path in) {
        return BatchItem.sign(in, output(in), (from, to, key) -> XmlSigner.sign(from, to, key, XML));
    }
}
