package vn.motcua.signing.xml;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.timestamp.Timestamp;
import vn.motcua.signing.trust.Evidence;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.RevocationStatus;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.SignatureFinder;
import vn.motcua.signing.xml.internal.StartTag;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlEvents;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlNode;

/** Raises the signatures of one document. */
final class XmlExtensionJob {

    private final XmlExtendOptions options;
    private int timestamps;
    private int evidence;

    XmlExtensionJob(XmlExtendOptions options) {
        this.options = options;
    }

    ExtendedXml toFile(Path in, Path out) {
        XmlFile source = XmlFile.of(in);
        try (DraftSpool spool = DraftSpool.beside(out, List.of(in))) {
            SignatureFinder finder = new SignatureFinder();
            source.read(finder);
            List<RaisedSignature> signatures =
                    finder.signatures().stream().map(RaisedSignature::new).toList();
            if (signatures.isEmpty()) {
                throw refused("a document without signatures", "a signed document");
            }
            List<RaisedSignature> rising =
                    signatures.stream().filter(this::rises).toList();
            survey(source, signatures, rising);
            rising.forEach(this::raise);
            List<XmlFile.Edit> edits = rising.stream()
                    .map(RaisedSignature::edit)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(XmlFile.Edit::at))
                    .toList();
            spool.keep(target -> source.copy(edits, target));
            spool.publish();
            return new ExtendedXml(signatures.size(), timestamps, evidence);
        }
    }

    private boolean rises(RaisedSignature signature) {
        return !signature.has("SignatureTimeStamp")
                || (options.level() == SignatureLevel.B_LT && !signature.has("RevocationValues"));
    }

    /** The one pass that hashes the values, and sees to it that nothing is added where another signature covers it. */
    private void survey(XmlFile source, List<RaisedSignature> signatures, List<RaisedSignature> rising) {
        List<XmlEvents> listeners = new ArrayList<>();
        rising.forEach(signature -> listeners.add(signature.stamped()));
        for (RaisedSignature covering : signatures) {
            for (RaisedSignature raised : rising) {
                if (covering != raised) {
                    listeners.add(new Cover(covering.signature(), raised.signature()));
                }
            }
        }
        source.read(listeners.toArray(XmlEvents[]::new));
    }

    /** Refuses a signature that another one covers, whose digest would no longer hold. */
    private final class Cover implements XmlEvents {

        private final XmlNode raised;
        private final List<String> covered = new ArrayList<>();
        private final IdAttributes ids = new IdAttributes(options.idAttributes());

        Cover(XmlNode covering, XmlNode raised) {
            this.raised = raised;
            for (XmlNode reference : covering.only(Xades.DS, "SignedInfo")
                    .map(info -> info.children(Xades.DS, "Reference"))
                    .orElse(List.of())) {
                String uri = reference.attribute("URI").orElse("");
                boolean filtered = reference.all(Xades.DS, "Transform").stream()
                        .anyMatch(transform -> transform.attribute("Algorithm").equals(Optional.of(Xades.XPATH)));
                if (uri.isEmpty() && !filtered) {
                    throw covered();
                }
                if (uri.startsWith("#")) {
                    covered.add(uri.substring(1));
                }
            }
        }

        @Override
        public void start(StartTag tag) {
            boolean around = tag.ordinal() <= raised.tag().ordinal() && isAncestor(tag);
            if (around && covered.stream().anyMatch(id -> ids.identifies(tag, id))) {
                throw covered();
            }
        }

        private boolean isAncestor(StartTag tag) {
            @Nullable StartTag at = raised.tag();
            while (at != null && at.ordinal() > tag.ordinal()) {
                at = at.parent().orElse(null);
            }
            return at != null && at.ordinal() == tag.ordinal();
        }
    }

    private static InvalidInputException covered() {
        return refused("a signature that another one covers", "signatures beside each other");
    }

    private static InvalidInputException refused(String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "in", given, legal);
    }

    private void raise(RaisedSignature signature) {
        List<SignedMaterial> stamps = new ArrayList<>(signature.stamps());
        if (!signature.has("SignatureTimeStamp")) {
            Timestamp stamp = options.timestamps()
                    .orElseThrow(() -> missing("timestamps"))
                    .stamp("SHA-256", signature.digest());
            signature.stamp(stamp.token());
            timestamps++;
            SignedMaterial.read(stamp.token()).ifPresent(stamps::add);
        }
        if (options.level() == SignatureLevel.B_LT && !signature.has("RevocationValues")) {
            prove(signature, stamps);
        }
    }

    private void prove(RaisedSignature signature, List<SignedMaterial> stamps) {
        EvidenceClient client = options.evidence().orElseThrow(() -> missing("evidence"));
        List<X509Certificate> carried = signature.certificates();
        List<Evidence> gathered = new ArrayList<>(List.of(gather(client, carried.get(0), carried)));
        stamps.forEach(stamp -> gathered.add(gather(client, stamp.certificate(), stamp.certificates())));
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        List<byte[]> lists = new ArrayList<>();
        List<byte[]> answers = new ArrayList<>();
        for (Evidence each : gathered) {
            certificates.addAll(each.certificates());
            lists.addAll(each.crls());
            answers.addAll(each.ocspResponses());
        }
        signature.prove(List.copyOf(certificates), lists, answers);
        evidence += certificates.size() + lists.size() + answers.size();
    }

    private static Evidence gather(
            EvidenceClient client, X509Certificate certificate, Collection<X509Certificate> known) {
        Evidence gathered = client.gather(certificate, known);
        if (!gathered.complete()) {
            throw new RemoteException(
                    FailureCode.EVIDENCE_INCOMPLETE,
                    "gathering evidence for a signature",
                    "an answer about a certificate is missing",
                    null);
        }
        if (gathered.statuses().stream().anyMatch(RevocationStatus.Revoked.class::isInstance)) {
            throw new RemoteException(
                    FailureCode.CERTIFICATE_REVOKED,
                    "gathering evidence for a signature",
                    "a certificate of the signature or of a time-stamp is revoked",
                    null);
        }
        return gathered;
    }

    private InvalidInputException missing(String client) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                client,
                "nobody to ask",
                "a client for level " + options.level().label());
    }
}
