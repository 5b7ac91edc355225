package vn.motcua.signing.trust;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;

/** Looks for the issuers of a certificate: among those trusted and given, then where certificates say they are. */
final class IssuerSearch {

    static final String ATTEMPTED = "fetching an issuer's certificate";

    private static final int LONGEST = 10;
    private static final int MOST_IN_A_FILE = 64;

    private final EvidenceOptions options;
    private final EvidenceFetcher fetcher;
    private final AnswerCache<Issuer> cache;

    IssuerSearch(EvidenceOptions options, EvidenceFetcher fetcher) {
        this.options = options;
        this.fetcher = fetcher;
        this.cache = new AnswerCache<>("aia", options);
    }

    IssuerChain complete(X509Certificate certificate, Collection<X509Certificate> known) {
        Set<X509Certificate> pool = new LinkedHashSet<>(options.anchors().certificates());
        pool.addAll(known);
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        List<EvidenceNote> notes = new ArrayList<>();
        while (!ends(last(chain)) && chain.size() < LONGEST) {
            X509Certificate issuer = issuerOf(chain, pool, notes);
            if (issuer == null || chain.contains(issuer)) {
                break;
            }
            chain.add(issuer);
        }
        return new IssuerChain(chain, ends(last(chain)), notes);
    }

    private boolean ends(X509Certificate certificate) {
        return options.anchors().certificates().contains(certificate) || Issuance.selfSigned(certificate);
    }

    private static X509Certificate last(List<X509Certificate> chain) {
        return chain.get(chain.size() - 1);
    }

    private @Nullable X509Certificate issuerOf(
            List<X509Certificate> chain, Set<X509Certificate> pool, List<EvidenceNote> notes) {
        X509Certificate subject = last(chain);
        int place = chain.size() - 1;
        Optional<X509Certificate> given = among(pool, subject);
        if (given.isPresent()) {
            notes.add(new EvidenceNote(
                    place, EvidenceSource.GIVEN, Optional.empty(), true, Optional.empty(), "the issuer was given"));
            return given.get();
        }
        List<URI> addresses = NamedAddresses.issuers(subject);
        if (addresses.isEmpty()) {
            notes.add(EvidenceNote.nothingToAsk(
                    place, EvidenceSource.AIA, "the certificate does not say where its issuer's is"));
        }
        for (URI address : addresses) {
            try {
                X509Certificate issuer = fetched(address, subject);
                notes.add(EvidenceNote.success(place, EvidenceSource.AIA, address, "the issuer was found"));
                return issuer;
            } catch (MotcuaException e) {
                notes.add(EvidenceNote.failure(place, EvidenceSource.AIA, address, e));
            }
        }
        return null;
    }

    /** Of several certificates of the same issuer, one that is valid now comes first. */
    private Optional<X509Certificate> among(Collection<X509Certificate> candidates, X509Certificate subject) {
        List<X509Certificate> issuers = candidates.stream()
                .filter(candidate -> Issuance.holds(candidate, subject))
                .toList();
        return issuers.stream()
                .filter(this::validNow)
                .findFirst()
                .or(() -> issuers.stream().findFirst());
    }

    private boolean validNow(X509Certificate certificate) {
        return Issuance.validAt(certificate, options.clock().instant());
    }

    private X509Certificate fetched(URI address, X509Certificate subject) {
        String key = AnswerCache.key(address, subject);
        return cache.find(key, bytes -> issuerIn(bytes, subject))
                .orElseGet(() -> {
                    byte[] bytes = fetcher.get(ATTEMPTED, address);
                    return cache.keep(key, issuerIn(bytes, subject));
                })
                .certificate();
    }

    private Issuer issuerIn(byte[] bytes, X509Certificate subject) {
        List<X509Certificate> found = certificatesIn(bytes);
        return among(found, subject)
                .map(certificate -> new Issuer(certificate, bytes))
                .orElseThrow(() -> new RemoteException(
                        FailureCode.ANSWER_UNTRUSTED,
                        ATTEMPTED,
                        "none of " + found.size() + " certificates in the answer has issued the one at hand",
                        null));
    }

    static List<X509Certificate> certificatesIn(byte[] bytes) {
        try {
            return CertificateFile.read(EncodedBlocks.in(bytes), MOST_IN_A_FILE);
        } catch (IOException e) {
            throw new RemoteException(
                    FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "the answer is no certificate, PEM, DER or PKCS#7", e);
        }
    }

    /** An issuer and the file it came in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Issuer(X509Certificate certificate, byte[] bytes) implements AnswerCache.Answer {

        @Override
        public boolean fresh(EvidenceOptions options) {
            return !options.clock().instant().isAfter(certificate.getNotAfter().toInstant());
        }
    }
}
