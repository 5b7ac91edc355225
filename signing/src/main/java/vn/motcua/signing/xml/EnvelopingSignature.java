package vn.motcua.signing.xml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.Canonicalizer;
import vn.motcua.signing.xml.internal.Selection;
import vn.motcua.signing.xml.internal.Surroundings;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlFile;

/** A signature that is a document and holds another. */
record EnvelopingSignature(XmlFile source, XmlDraft draft) {

    private static final String CLOSING = "</ds:Object>";

    /**
     * The document is hashed within the object that will hold it. What stands around that object does not matter to the
     * exclusive form; for the inclusive ones it is the declaration of the signature's own namespace.
     */
    String write(XmlSigningJob job) {
        // By itself first: a document that is one only in a frame would break out of it.
        source.read();
        String objectId = job.objectId();
        String opening = "<ds:Object Id=\"" + objectId + "\">";
        byte[] digest = digest(job.options().canonicalization().form(), opening);
        CoveredPart part = part(objectId, job, digest);
        SignatureText text = job.text(List.of(part));
        SignatureParts parts = job.parts(text, List.of(part.in(text.id())), Surroundings.none());
        draft.write((parts.head() + opening).getBytes(StandardCharsets.UTF_8));
        source.copy(List.of(new XmlFile.Edit(0, source.declarationLength(), new byte[0])), draft);
        draft.write((CLOSING + parts.tail()).getBytes(StandardCharsets.UTF_8));
        return text.id();
    }

    private byte[] digest(CanonicalForm form, String opening) {
        MessageDigest digest = SignatureText.sha256();
        Canonicalizer canonicalizer =
                new Canonicalizer(form, List.of(), Selection.element(tag -> tag.depth() == 2), digest::update);
        source.readWithin(
                "<ds:Signature xmlns:ds=\"" + Xades.DS + "\">" + opening, CLOSING + "</ds:Signature>", canonicalizer);
        canonicalizer.finish();
        return digest.digest();
    }

    private static CoveredPart part(String objectId, XmlSigningJob job, byte[] digest) {
        return new CoveredPart(
                "-reference-1",
                "#" + objectId,
                Optional.of(Xades.OBJECT),
                List.of(job.options().canonicalization().uri()),
                Optional.of("text/xml"),
                digest);
    }
}
