package vn.motcua.signing.trust;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is being gathered, each thing once. */
final class EvidenceBag {

    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final Map<ByteBuffer, byte[]> ocspResponses = new LinkedHashMap<>();
    private final Map<ByteBuffer, byte[]> crls = new LinkedHashMap<>();
    private final List<EvidenceNote> notes = new ArrayList<>();

    void certificates(List<X509Certificate> found) {
        certificates.addAll(found);
    }

    void ocspResponse(byte[] der) {
        ocspResponses.putIfAbsent(ByteBuffer.wrap(der), der);
    }

    void crl(byte[] der) {
        crls.putIfAbsent(ByteBuffer.wrap(der), der);
    }

    void notes(List<EvidenceNote> made) {
        notes.addAll(made);
    }

    void note(EvidenceNote made) {
        notes.add(made);
    }

    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    List<byte[]> ocspResponses() {
        return List.copyOf(ocspResponses.values());
    }

    List<byte[]> crls() {
        return List.copyOf(crls.values());
    }

    List<EvidenceNote> notes() {
        return List.copyOf(notes);
    }
}
