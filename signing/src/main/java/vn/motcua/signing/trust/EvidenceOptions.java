package vn.motcua.signing.trust;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.HttpSettings;

/**
 * How chains are completed and revocation is asked for. Immutable and shared between threads.
 *
 * <p>The defaults: no anchors, so that chains go up to a self-signed certificate; 10 s to connect, 30 s without a byte,
 * 60 s for a call, answers up to 32 MiB; the responder before the list; POST without a nonce; {@code ocsp.ca.ptc},
 * which certificates of an older generation name, is asked at {@code ocsp.ca.gov.vn} (inferred from public code, not
 * published); every host with a public address; answers kept in memory only; clocks may differ by 5 minutes; an answer
 * without an end is good for a day, one that says a signature's certificate is good must not be older than the signature;
 * the time of the system.
 *
 * <p>The addresses come from certificates, and a certificate in a document can be anybody's. So a host that only a
 * certificate names is asked at public addresses alone: never on this machine, its link or a private network (RFC 6890),
 * whatever the name service says; nor are redirects followed there. Hosts that the caller names, by
 * {@link #withAllowedHosts}, {@link #withPrivateHosts} or as the target of {@link #withHostMapping}, may be anywhere. That
 * is needed where an authority is asked through the network of the state's agencies (inferred: what addresses it has there
 * is not published). Behind a proxy it is the proxy that resolves names, so it must see to this itself.
 *
 * <pre>{@code
 * EvidenceOptions options = EvidenceOptions.defaults()
 *         .withAnchors(TrustAnchors.load(Path.of("trust")))
 *         .withCacheFolder(Path.of("/var/lib/motcua/revocation"));
 * }</pre>
 *
 * @param anchors where chains may end
 * @param http time-outs and the largest answer
 * @param order which source of revocation is asked first
 * @param ocspMethod how responders are asked
 * @param ocspNonce whether responders are given a nonce
 * @param hostMapping hosts that are asked in place of those that certificates name, both in lower case and without port
 * @param allowedHosts the hosts that may be asked, after the mapping, in lower case; empty for every host
 * @param privateHosts further hosts that may be asked in private networks and on this machine, in lower case
 * @param cacheFolder where answers are kept beside memory, if anywhere
 * @param tolerance how far clocks may differ
 * @param longestAge how old an answer may be that does not say until when it holds
 * @param freshness how new an answer must be that says a signature's certificate is good
 * @param random where nonces come from
 * @param clock tells whether answers and certificates are still good
 */
public record EvidenceOptions(
        TrustAnchors anchors,
        HttpSettings http,
        RevocationOrder order,
        OcspMethod ocspMethod,
        OcspNonce ocspNonce,
        Map<String, String> hostMapping,
        Set<String> allowedHosts,
        Set<String> privateHosts,
        Optional<Path> cacheFolder,
        Duration tolerance,
        Duration longestAge,
        RevocationFreshness freshness,
        RandomGenerator random,
        Clock clock) {

    private static final Map<String, String> MAPPING = Map.of("ocsp.ca.ptc", "ocsp.ca.gov.vn");
    private static final long LARGEST_ANSWER = 32L << 20;

    /**
     * Copies the collections and checks the values.
     *
     * @throws InvalidInputException if a time is negative or the longest age is zero
     */
    public EvidenceOptions {
        hostMapping = hostMapping.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(entry -> lower(entry.getKey()), entry -> lower(entry.getValue())));
        allowedHosts = allowedHosts.stream().map(EvidenceOptions::lower).collect(Collectors.toUnmodifiableSet());
        privateHosts = privateHosts.stream().map(EvidenceOptions::lower).collect(Collectors.toUnmodifiableSet());
        if (tolerance.isNegative()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "tolerance", tolerance.toString(), "zero or more");
        }
        if (longestAge.isNegative() || longestAge.isZero()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "longestAge", longestAge.toString(), "a time above zero");
        }
        Objects.requireNonNull(anchors, "anchors");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(ocspMethod, "ocspMethod");
        Objects.requireNonNull(ocspNonce, "ocspNonce");
        Objects.requireNonNull(cacheFolder, "cacheFolder");
        Objects.requireNonNull(freshness, "freshness");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the defaults.
     *
     * @return the options described above
     */
    public static EvidenceOptions defaults() {
        return new EvidenceOptions(
                TrustAnchors.none(),
                HttpSettings.defaults()
                        .withReadTimeout(Duration.ofSeconds(30))
                        .withCallTimeout(Duration.ofSeconds(60))
                        .withMaxResponseBytes(LARGEST_ANSWER),
                RevocationOrder.OCSP_FIRST,
                OcspMethod.POST,
                OcspNonce.OMITTED,
                MAPPING,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Duration.ofMinutes(5),
                Duration.ofDays(1),
                RevocationFreshness.SINCE_SIGNING,
                new SecureRandom(),
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Changes whom to trust.
     *
     * @param trusted where chains may end
     * @return the changed options
     */
    public EvidenceOptions withAnchors(TrustAnchors trusted) {
        return with(changed -> changed.anchors = trusted);
    }

    /**
     * Changes the behaviour towards the network.
     *
     * @param settings time-outs and the largest answer
     * @return the changed options
     */
    public EvidenceOptions withHttp(HttpSettings settings) {
        return with(changed -> changed.http = settings);
    }

    /**
     * Changes which source is asked first.
     *
     * @param first the responder or the list
     * @return the changed options
     */
    public EvidenceOptions withOrder(RevocationOrder first) {
        return with(changed -> changed.order = first);
    }

    /**
     * Changes how responders are asked.
     *
     * @param method POST or GET
     * @return the changed options
     */
    public EvidenceOptions withOcspMethod(OcspMethod method) {
        return with(changed -> changed.ocspMethod = method);
    }

    /**
     * Changes whether responders are given a nonce.
     *
     * @param nonce whether it is sent and must come back
     * @return the changed options
     */
    public EvidenceOptions withOcspNonce(OcspNonce nonce) {
        return with(changed -> changed.ocspNonce = nonce);
    }

    /**
     * Replaces the hosts that are asked in place of others.
     *
     * @param mapping from the host in a certificate to the host that is asked, both without port
     * @return the changed options
     */
    public EvidenceOptions withHostMapping(Map<String, String> mapping) {
        return with(changed -> changed.hostMapping = mapping);
    }

    /**
     * Asks nobody but some hosts.
     *
     * @param hosts host names after the mapping; none means every host
     * @return the changed options
     */
    public EvidenceOptions withAllowedHosts(Set<String> hosts) {
        return with(changed -> changed.allowedHosts = hosts);
    }

    /**
     * Lets hosts be asked in private networks and on this machine, beside those allowed or mapped to.
     *
     * @param hosts host names or addresses as certificates name them; none but these
     * @return the changed options
     */
    public EvidenceOptions withPrivateHosts(Set<String> hosts) {
        return with(changed -> changed.privateHosts = hosts);
    }

    /**
     * Keeps answers in a folder too, so that they outlive the process.
     *
     * @param folder a folder of its own; made when it is missing
     * @return the changed options
     */
    public EvidenceOptions withCacheFolder(Path folder) {
        return with(changed -> changed.cacheFolder = Optional.of(folder));
    }

    /**
     * Changes how far clocks may differ.
     *
     * @param difference zero or more
     * @return the changed options
     */
    public EvidenceOptions withTolerance(Duration difference) {
        return with(changed -> changed.tolerance = difference);
    }

    /**
     * Changes how old an answer may be that does not say until when it holds.
     *
     * @param age above zero
     * @return the changed options
     */
    public EvidenceOptions withLongestAge(Duration age) {
        return with(changed -> changed.longestAge = age);
    }

    /**
     * Changes how new an answer must be that says a signature's certificate is good.
     *
     * @param demand since the signature, or merely in force
     * @return the changed options
     */
    public EvidenceOptions withFreshness(RevocationFreshness demand) {
        return with(changed -> changed.freshness = demand);
    }

    /**
     * Changes where nonces come from.
     *
     * @param source an unpredictable source, or a seeded one in a test
     * @return the changed options
     */
    public EvidenceOptions withRandom(RandomGenerator source) {
        return with(changed -> changed.random = source);
    }

    /**
     * Changes the clock.
     *
     * @param source tells whether answers and certificates are still good
     * @return the changed options
     */
    public EvidenceOptions withClock(Clock source) {
        return with(changed -> changed.clock = source);
    }

    /** The hosts that the caller named, and that may therefore be anywhere. */
    Set<String> namedHosts() {
        return Stream.of(allowedHosts, privateHosts, hostMapping.values())
                .flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private EvidenceOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** All values, one of which is about to change: fourteen of them are too many to repeat in every method. */
    private static final class Draft {

        private TrustAnchors anchors;
        private HttpSettings http;
        private RevocationOrder order;
        private OcspMethod ocspMethod;
        private OcspNonce ocspNonce;
        private Map<String, String> hostMapping;
        private Set<String> allowedHosts;
        private Set<String> privateHosts;
        private Optional<Path> cacheFolder;
        private Duration tolerance;
        private Duration longestAge;
        private RevocationFreshness freshness;
        private RandomGenerator random;
        private Clock clock;

        private Draft(EvidenceOptions from) {
            anchors = from.anchors;
            http = from.http;
            order = from.order;
            ocspMethod = from.ocspMethod;
            ocspNonce = from.ocspNonce;
            hostMapping = from.hostMapping;
            allowedHosts = from.allowedHosts;
            privateHosts = from.privateHosts;
            cacheFolder = from.cacheFolder;
            tolerance = from.tolerance;
            longestAge = from.longestAge;
            freshness = from.freshness;
            random = from.random;
            clock = from.clock;
        }

        private EvidenceOptions options() {
            return new EvidenceOptions(
                    anchors,
                    http,
                    order,
                    ocspMethod,
                    ocspNonce,
                    hostMapping,
                    allowedHosts,
                    privateHosts,
                    cacheFolder,
                    tolerance,
                    longestAge,
                    freshness,
                    random,
                    clock);
        }
    }
}
