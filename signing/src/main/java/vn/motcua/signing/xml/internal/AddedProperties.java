package vn.motcua.signing.xml.internal;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.signing.trust.Evidence;

/** Properties that are added to a signature, as they are written. */
final class AddedProperties {

    private final StringBuilder text = new StringBuilder();

    boolean isEmpty() {
        return text.length() == 0;
    }

    String text() {
        return text.toString();
    }

    /** Whatever prefixes the signature uses: what is added brings its own. */
    static String within(String element, String content) {
        return "<xades:" + element + " xmlns:xades=\"" + Xades.XADES + "\" xmlns:ds=\"" + Xades.DS + "\">" + content
                + "</xades:" + element + ">";
    }

    private static String within141(String element, String content) {
        return "<xades141:" + element + " xmlns:xades141=\"" + Xades.XADES_141 + "\" xmlns:xades=\"" + Xades.XADES
                + "\" xmlns:ds=\"" + Xades.DS + "\">" + content + "</xades141:" + element + ">";
    }

    /** A time-stamp over the value (EN 319 132-1, 5.3). */
    void stamp(byte[] token) {
        text.append(within("SignatureTimeStamp", SignatureText.stamp(CanonicalForm.EXCLUSIVE, token)));
    }

    /** A time-stamp over all that is there (EN 319 132-1, 5.5.2). */
    void archive(byte[] token) {
        text.append(within141("ArchiveTimeStamp", SignatureText.stamp(CanonicalForm.EXCLUSIVE, token)));
    }

    /** A signature over the value (EN 319 132-1, 5.2.7.2). */
    void counter(String signature) {
        text.append(within("CounterSignature", signature));
    }

    /** What proves the certificates of the signature and its time-stamps (EN 319 132-1, 5.4). */
    int prove(Collection<Evidence> gathered) {
        Proof proof = new Proof(gathered);
        text.append(proof.certificates()).append(proof.revocations());
        return proof.size();
    }

    /** What proves the certificates of time-stamps (EN 319 132-1, 5.5.1). */
    int proveStamps(Collection<Evidence> gathered) {
        Proof proof = new Proof(gathered);
        text.append(within141("TimeStampValidationData", proof.certificates() + proof.revocations()));
        return proof.size();
    }

    /** Evidence, each piece once. */
    private static final class Proof {

        private final List<byte[]> certificates = new ArrayList<>();
        private final List<byte[]> lists = new ArrayList<>();
        private final List<byte[]> answers = new ArrayList<>();

        Proof(Collection<Evidence> gathered) {
            Set<ByteBuffer> known = new HashSet<>();
            for (Evidence evidence : gathered) {
                for (X509Certificate certificate : evidence.certificates()) {
                    add(SignatureText.encoded(certificate), certificates, known);
                }
                evidence.crls().forEach(list -> add(list, lists, known));
                evidence.ocspResponses().forEach(answer -> add(answer, answers, known));
            }
        }

        private static void add(byte[] octets, List<byte[]> all, Set<ByteBuffer> known) {
            if (known.add(ByteBuffer.wrap(octets))) {
                all.add(octets);
            }
        }

        int size() {
            return certificates.size() + lists.size() + answers.size();
        }

        String certificates() {
            return within("CertificateValues", elements("EncapsulatedX509Certificate", certificates));
        }

        String revocations() {
            return within(
                    "RevocationValues",
                    group("CRLValues", elements("EncapsulatedCRLValue", lists))
                            + group("OCSPValues", elements("EncapsulatedOCSPValue", answers)));
        }

        private static String group(String name, String content) {
            return content.isEmpty() ? "" : "<xades:" + name + ">" + content + "</xades:" + name + ">";
        }

        private static String elements(String name, List<byte[]> values) {
            StringBuilder text = new StringBuilder();
            for (byte[] octets : values) {
                text.append("<xades:")
                        .append(name)
                        .append('>')
                        .append(SignatureText.base64(octets))
                        .append("</xades:")
                        .append(name)
                        .append('>');
            }
            return text.toString();
        }
    }
}
