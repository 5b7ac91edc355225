package vn.motcua.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The counter of the trust services: who answers for a path, after faults and delays. */
final class TrustDesk implements Party {

    private static final Set<String> LISTS = Set.of(TrustPaths.SUB_CA_LIST, TrustPaths.ROOT_LIST);
    private static final Set<String> FILES = Set.of(TrustPaths.SUB_CA_FILE, TrustPaths.ROOT_FILE);

    final TestPki pki;
    final TrustKeys keys;
    final Revocations revocations = new Revocations();
    final TimestampDesk timestamps;
    final OcspDesk responder;
    final CrlDesk lists;
    final CaFileDesk files;

    private final Map<TrustService, Faults> faults = new EnumMap<>(TrustService.class);
    private final Map<TrustService, Duration> delays = new EnumMap<>(TrustService.class);

    TrustDesk(TrustPaths paths, Clock clock) {
        this.pki = TestPki.served(clock, paths);
        this.keys = new TrustKeys(pki, clock);
        this.timestamps = new TimestampDesk(keys, clock);
        this.responder = new OcspDesk(pki, keys, revocations, clock);
        this.lists = new CrlDesk(pki, keys, revocations, clock);
        this.files = new CaFileDesk(pki, keys);
        for (TrustService service : TrustService.values()) {
            faults.put(service, new Faults());
        }
    }

    void failNext(TrustService service, Fault fault, int times) {
        faultsOf(service).add(fault, times);
    }

    void delay(TrustService service, Duration time) {
        synchronized (delays) {
            delays.put(service, time);
        }
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public boolean answersTo(String path) {
        return service(path).isPresent();
    }

    @Override
    public String operation(Arrival arrival) {
        return service(arrival.path()).map(TrustService::name).orElse("-");
    }

    @Override
    public Reply answer(Arrival arrival) {
        TrustService service = service(arrival.path()).orElseThrow();
        Reply reply = faultsOf(service).around(() -> switch (service) {
            case TIMESTAMP -> timestamps.answer(arrival);
            case OCSP -> responder.answer(arrival);
            case CRL -> lists.answer(arrival);
            case CA_ISSUERS -> files.answer(arrival);
        });
        synchronized (delays) {
            return reply.delayed(delays.getOrDefault(service, Duration.ZERO));
        }
    }

    private Faults faultsOf(TrustService service) {
        Faults known = faults.get(service);
        if (known == null) {
            throw new IllegalArgumentException("no such service: " + service);
        }
        return known;
    }

    private static Optional<TrustService> service(String path) {
        if (path.equals(TrustPaths.TIMESTAMP)) {
            return Optional.of(TrustService.TIMESTAMP);
        }
        if (path.equals(TrustPaths.OCSP) || path.startsWith(TrustPaths.OCSP + "/")) {
            return Optional.of(TrustService.OCSP);
        }
        if (LISTS.contains(path)) {
            return Optional.of(TrustService.CRL);
        }
        return FILES.contains(path) ? Optional.of(TrustService.CA_ISSUERS) : Optional.empty();
    }
}
