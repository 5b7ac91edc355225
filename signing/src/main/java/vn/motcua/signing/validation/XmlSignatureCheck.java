package vn.motcua.signing.validation;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.ReferenceOctets;
import vn.motcua.signing.xml.internal.ReferenceSource;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlAlgorithms;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlOctets;
import vn.motcua.signing.xml.internal.XmlParts;
import vn.motcua.signing.xml.internal.XmlReferenceForm;
import vn.motcua.signing.xml.internal.XmlSignatureForm;

/** One XML signature on its way to a verdict: orders what it needs of the document, then holds it against the form. */
final class XmlSignatureCheck {

    private final XmlSignatureForm form;
    private final Grounds grounds = new Grounds();
    private final List<XmlReferenceCheck> references;
    private final XmlManifests manifests;
    private final XmlTimestamps timestamps;
    private final XmlSurroundings around;
    private final XmlCoverage coverage;
    private XmlParts.@Nullable Ordered info;
    private @Nullable X509Certificate signer;
    private boolean holds;

    XmlSignatureCheck(XmlNode signature, XmlSurroundings around) {
        this.form = new XmlSignatureForm(signature);
        this.references = form.references().stream()
                .map(reference -> new XmlReferenceCheck(reference, signature, around))
                .toList();
        this.manifests = new XmlManifests(signature, around);
        this.timestamps = new XmlTimestamps(form);
        this.around = around;
        this.coverage = new XmlCoverage(signature, around.beside(), grounds);
    }

    /** Orders what the signature refers to. A form that cannot be judged orders nothing. */
    void order(XmlParts made) {
        Optional<CanonicalForm> method = form.method("CanonicalizationMethod").flatMap(CanonicalForm::of);
        if (form.info().isEmpty() || form.value().isEmpty() || form.references().isEmpty()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.XML_SIGNATURE_MALFORMED);
            return;
        }
        if (method.isEmpty()) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            return;
        }
        XmlNode node = form.info().get();
        List<String> inclusive = node.only(Xades.DS, "CanonicalizationMethod")
                .map(XmlReferenceForm::inclusive)
                .orElse(List.of());
        info = made.octets(node, method.get(), inclusive);
        references.forEach(reference -> reference.order(made, grounds));
        manifests.order(references, made, grounds);
        timestamps.order(made);
    }

    SignatureFacts conclude() {
        boolean integrity = info != null && isIntact();
        if (integrity) {
            judgeProperties();
            coverage.judge(covering());
            judgeNamedCertificate();
        }
        holds = integrity && !grounds.failed();
        List<TimestampFacts> held =
                holds ? timestamps.held(grounds, around.document(), around.ids(), source()) : List.of();
        FoundEvidence evidence = FoundEvidence.of(XmlSignatureForm.carried(form.unsignedSignatureProperties()));
        return new SignatureFacts(
                new SignatureFacts.Form(
                        SignatureFormat.XADES,
                        level(),
                        name(),
                        holds ? coverage.coverage() : Coverage.PARTIAL,
                        null,
                        parts()),
                new SignatureFacts.Signed(
                        signer, certificates(), form.signingTime().orElse(null), null, null, weakestDigest(), holds),
                held,
                evidence,
                grounds);
    }

    /** A signature in a container is named by its entry as well. */
    private @Nullable String name() {
        @Nullable String id = form.signature().attribute("Id").orElse(null);
        return around.beside()
                .entry()
                .map(entry -> id == null ? entry : entry + "#" + id)
                .orElse(id);
    }

    private List<XmlReferenceCheck> covering() {
        List<XmlReferenceCheck> all = new ArrayList<>(references);
        all.addAll(manifests.references());
        return all;
    }

    /** What an intact signature covers, to be asked when it is concluded. */
    List<XmlCoverage.Covered> covered() {
        return holds ? coverage.covered() : List.of();
    }

    private List<SignedPart> parts() {
        return covered().stream().map(XmlCoverage.Covered::part).toList();
    }

    private boolean isIntact() {
        references.forEach(reference -> reference.judge(grounds));
        manifests.judge(grounds);
        boolean right = judgeValue();
        return right && !grounds.failed() && !grounds.doubted();
    }

    private boolean judgeValue() {
        Optional<XmlAlgorithms.Scheme> scheme = form.method("SignatureMethod").flatMap(XmlAlgorithms::signature);
        if (scheme.isEmpty()) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            return false;
        }
        List<X509Certificate> candidates = form.certificates();
        if (candidates.isEmpty()) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNER_CERTIFICATE_MISSING);
            return false;
        }
        byte[] signed = info == null ? new byte[0] : info.result().orElse(new byte[0]);
        byte[] value = form.value().map(XmlOctets::of).orElse(new byte[0]);
        signer = candidates.stream()
                .filter(candidate -> scheme.get().verifies(candidate, signed, value))
                .findFirst()
                .orElse(null);
        if (signer == null) {
            signer = candidates.get(0);
            grounds.fail(SubIndication.SIG_CRYPTO_FAILURE, ReasonCode.SIGNATURE_VALUE_WRONG);
            return false;
        }
        return true;
    }

    /** The properties of XAdES are worth something only if this signature covers those that are its own. */
    private void judgeProperties() {
        Optional<XmlNode> properties = form.signedProperties();
        long covered = references.stream()
                .filter(reference -> reference
                        .apex()
                        .map(StartTag::ordinal)
                        .equals(properties.map(node -> node.tag().ordinal())))
                .filter(reference -> reference.apex().isPresent())
                .count();
        boolean claimed = form.references().stream()
                .anyMatch(reference -> reference.type().equals(Xades.SIGNED_PROPERTIES));
        if ((form.hasProperties() || claimed) && (properties.isEmpty() || covered != 1)) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.SIGNED_PROPERTIES_MISPLACED);
        }
    }

    private void judgeNamedCertificate() {
        Optional<XmlNode> named = form.namedCertificate();
        if (named.isEmpty()) {
            if (form.hasProperties()) {
                grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNING_CERTIFICATE_ATTRIBUTE_MISSING);
            }
            return;
        }
        Optional<String> digest = named.get()
                .only(Xades.DS, "DigestMethod")
                .flatMap(method -> method.attribute("Algorithm"))
                .flatMap(XmlAlgorithms::digest);
        byte[] value =
                named.get().only(Xades.DS, "DigestValue").map(XmlOctets::of).orElse(new byte[0]);
        if (signer == null || digest.isEmpty() || !names(signer, digest.get(), value)) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNING_CERTIFICATE_MISMATCH);
        }
    }

    private static boolean names(X509Certificate certificate, String algorithm, byte[] digest) {
        try {
            return MessageDigest.isEqual(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()), digest);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private ReferenceOctets source() {
        return new ReferenceSource(
                around.document(), around.ids(), around.beside().files(), form.signature());
    }

    private AchievedLevel level() {
        if (form.namedCertificate().isEmpty()) {
            return form.info().isEmpty() ? AchievedLevel.UNKNOWN : AchievedLevel.XMLDSIG;
        }
        return AchievedLevel.of(timestamps.reached(signer));
    }

    private @Nullable String weakestDigest() {
        @Nullable
        String weakest = form.method("SignatureMethod")
                .flatMap(XmlAlgorithms::signature)
                .map(XmlAlgorithms.Scheme::digest)
                .orElse(null);
        for (XmlReferenceCheck reference : covering()) {
            @Nullable String digest = reference.form().digest();
            if (digest != null && weakest != null) {
                weakest = XmlAlgorithms.weaker(weakest, digest);
            }
        }
        return weakest;
    }

    private List<X509Certificate> certificates() {
        List<X509Certificate> ordered = new ArrayList<>(form.certificates());
        if (signer != null) {
            ordered.remove(signer);
            ordered.add(0, signer);
        }
        return ordered;
    }
}
