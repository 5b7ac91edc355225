package vn.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.motcua.failure.ResourceException;

/**
 * Completes chains and gathers revocation answers: OCSP (RFC 6960), revocation lists and issuers' certificates (RFC
 * 5280), from the addresses that certificates name.
 *
 * <p>What cannot be had is told in the notes and never thrown: a signature without all evidence is still a signature,
 * and the caller decides. An answer is believed only when its signature, its subject and its dates hold; anything else,
 * such as the error page of a proxy, is neither returned nor kept.
 *
 * <p>Safe for threads and meant to be shared: answers are kept until they expire, and a host that fails repeatedly is
 * left alone for two minutes. Two clients share nothing unless they are given the same folder. {@link #close()} ends
 * idle connections.
 *
 * <pre>{@code
 * try (EvidenceClient client = EvidenceClient.open(EvidenceOptions.defaults().withAnchors(anchors))) {
 *     Evidence evidence = client.gather(key.certificate(), key.chain());
 * }
 * }</pre>
 */
public final class EvidenceClient implements AutoCloseable {

    private final RevocationFreshness freshness;
    private final EvidenceFetcher fetcher;
    private final IssuerSearch issuers;
    private final RevocationSearch revocations;

    private EvidenceClient(EvidenceOptions options) {
        this.freshness = options.freshness();
        this.fetcher = new EvidenceFetcher(options);
        this.issuers = new IssuerSearch(options, fetcher);
        this.revocations = new RevocationSearch(options, fetcher);
    }

    /**
     * Opens a client; nothing is sent yet.
     *
     * @param options how to ask, and what to keep
     * @return the client, to be closed by the caller
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} if the cache's folder cannot be made
     */
    public static EvidenceClient open(EvidenceOptions options) {
        return new EvidenceClient(options);
    }

    /**
     * Finds the issuers of a certificate, up to a trust anchor or a self-signed one.
     *
     * @param certificate the certificate
     * @param known certificates that may be among its issuers, for instance those in a signature or on a token
     * @return the chain as far as it could be found
     */
    public IssuerChain complete(X509Certificate certificate, Collection<X509Certificate> known) {
        return issuers.complete(certificate, known);
    }

    /**
     * Finds the issuers of a certificate and what is said about the revocation of each.
     *
     * @param certificate the certificate
     * @param known certificates that may be among its issuers
     * @return the evidence, complete or not
     */
    public Evidence gather(X509Certificate certificate, Collection<X509Certificate> known) {
        return gathered(certificate, known, Instant.MIN);
    }

    /**
     * Finds the issuers of a certificate with which something was signed, and what is said about the revocation of each.
     *
     * <p>Unless the options are content with {@link RevocationFreshness#IN_FORCE}, an answer that this certificate is good
     * only counts when it was made by that time at the earliest, within the tolerance for clocks. An older one that was kept
     * is asked for again, and of several sources the next is asked; what was too old is told in the notes. When nothing is
     * newer yet, the revocation list of a few days later will be.
     *
     * @param certificate the certificate
     * @param known certificates that may be among its issuers
     * @param signed the time by which the signature is proven, for instance that of its time-stamp
     * @return the evidence, complete or not
     */
    public Evidence gather(X509Certificate certificate, Collection<X509Certificate> known, Instant signed) {
        return gathered(certificate, known, freshness == RevocationFreshness.IN_FORCE ? Instant.MIN : signed);
    }

    private Evidence gathered(X509Certificate certificate, Collection<X509Certificate> known, Instant since) {
        IssuerChain chain = issuers.complete(certificate, known);
        List<X509Certificate> members = chain.certificates();
        EvidenceBag bag = new EvidenceBag();
        bag.certificates(members);
        bag.notes(chain.notes());
        List<RevocationStatus> statuses = new ArrayList<>();
        for (int place = 0; place < members.size() - 1; place++) {
            Instant demand = place == 0 ? since : Instant.MIN;
            statuses.add(revocations.status(
                    new RevocationSearch.Link(members.get(place), members.get(place + 1), place, demand), bag));
        }
        statuses.add(chain.complete() ? new RevocationStatus.Exempt() : new RevocationStatus.Undetermined());
        return new Evidence(chain, statuses, bag);
    }

    /** Ends idle connections; calls that run are finished first by their own threads. */
    @Override
    public void close() {
        fetcher.close();
    }
}
