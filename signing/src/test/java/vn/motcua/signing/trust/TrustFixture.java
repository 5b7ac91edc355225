package vn.motcua.signing.trust;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.http.HttpSettings;
import vn.motcua.sandbox.JournalEntry;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustSandbox;

/** A sandbox, an official's certificate in it, and short ways to ask about it. */
final class TrustFixture implements AutoCloseable {

    final Sandbox sandbox = Sandbox.start();
    final TrustSandbox trust = sandbox.trust();
    final X509Certificate officer = newOfficer();

    X509Certificate newOfficer() {
        return issue(officerSubject());
    }

    X509Certificate issue(TestSubject subject) {
        return trust.pki().issue(subject).certificate();
    }

    static TestSubject officerSubject() {
        return TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256);
    }

    X509Certificate subCa() {
        return trust.pki().subCa();
    }

    X509Certificate root() {
        return trust.pki().root();
    }

    EvidenceOptions options() {
        return EvidenceOptions.defaults().withPrivateHosts(Set.of("127.0.0.1")).withAnchors(TrustAnchors.of(root()));
    }

    /** Ends calls that are kept waiting; every key an answer needs has been made by then. */
    EvidenceOptions impatient() {
        gather(options());
        return options().withHttp(HttpSettings.defaults().withCallTimeout(Duration.ofSeconds(1)));
    }

    /** A new client for every call, so that nothing is kept between calls. */
    Evidence gather(EvidenceOptions options, X509Certificate certificate) {
        try (EvidenceClient client = EvidenceClient.open(options)) {
            return client.gather(certificate, List.of(subCa()));
        }
    }

    Evidence gather(EvidenceOptions options) {
        return gather(options, officer);
    }

    int arrivals() {
        List<JournalEntry> entries = sandbox.journal().entries();
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
    }

    static Optional<FailureCode> failure(Evidence evidence, EvidenceSource source, URI address) {
        return evidence.notes().stream()
                .filter(note ->
                        note.source() == source && note.location().equals(Optional.of(address)) && !note.helped())
                .findFirst()
                .flatMap(EvidenceNote::failure);
    }

    static String told(RevocationStatus status) {
        return status.fold(
                good -> "good by " + good.source(),
                revoked -> "revoked " + revoked.at() + " " + revoked.reason() + " by " + revoked.source(),
                () -> "undetermined",
                () -> "exempt");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
