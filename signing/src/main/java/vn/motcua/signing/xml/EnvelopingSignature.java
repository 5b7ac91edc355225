package vn.motcua.signing.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.xml.internal.Canonicalizer;
import vn.motcua.signing.xml.internal.CoveredPart;
import vn.motcua.signing.xml.internal.Selection;
import vn.motcua.signing.xml.internal.SignatureMaker;
import vn.motcua.signing.xml.internal.SignatureParts;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlFile;

/** A signature that is a document and holds another. */
record EnvelopingSignature(XmlFile source, SignatureMaker maker) {

    private static final String CLOSING = "</ds:Object>";

    /**
     * The document is hashed within the object that will hold it. What stands around that object does not matter to the
     * exclusive form; for the inclusive ones it is the declaration of the signature's own namespace.
     */
    SignatureParts make() {
        // By itself first: a document that is one only in a frame would break out of it.
        source.read();
        String objectId = maker.objectId();
        CoveredPart part = new CoveredPart(
                "-reference-1",
                "#" + objectId,
                Optional.of(Xades.OBJECT),
                List.of(maker.form().uri()),
                Optional.of("text/xml"),
                digest(opening(objectId)));
        return maker.make(List.of(part), SignatureMaker.Place.alone(source.parser()));
    }

    void write(SignatureParts parts, OutputStream out) throws IOException {
        out.write((parts.head() + opening(maker.objectId())).getBytes(StandardCharsets.UTF_8));
        source.copy(List.of(new XmlFile.Edit(0, source.declarationLength(), new byte[0])), out);
        out.write((CLOSING + parts.tail()).getBytes(StandardCharsets.UTF_8));
    }

    private static String opening(String objectId) {
        return "<ds:Object Id=\"" + objectId + "\">";
    }

    private byte[] digest(String opening) {
        MessageDigest digest = maker.digest();
        Canonicalizer canonicalizer =
                new Canonicalizer(maker.form(), List.of(), Selection.element(tag -> tag.depth() == 2), digest::update);
        source.readWithin(
                "<ds:Signature xmlns:ds=\"" + Xades.DS + "\">" + opening, CLOSING + "</ds:Signature>", canonicalizer);
        canonicalizer.finish();
        return digest.digest();
    }
}
