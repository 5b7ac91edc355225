package vn.motcua.sandbox;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys that the services sign with, good and bad, each made when it is first needed. */
final class TrustKeys {

    /** Who signs. */
    enum Signer {
        TIMESTAMP,
        EXPIRED_TIMESTAMP,
        FOREIGN_TIMESTAMP,
        OFFICER,
        RESPONDER,
        EXPIRED_RESPONDER,
        FOREIGN_RESPONDER,
        RESPONDER_TO_CHECK
    }

    private final TestPki pki;
    private final Clock clock;
    private final Map<Signer, TestKey> keys = new EnumMap<>(Signer.class);
    private @Nullable TestPki foreign;

    TrustKeys(TestPki pki, Clock clock) {
        this.pki = pki;
        this.clock = clock;
    }

    synchronized TestKey of(Signer signer) {
        TestKey known = keys.get(signer);
        if (known == null) {
            known = maker(signer).get();
            keys.put(signer, known);
        }
        return known;
    }

    synchronized TestPki foreign() {
        if (foreign == null) {
            foreign = TestPki.create(clock);
        }
        return foreign;
    }

    private Supplier<TestKey> maker(Signer signer) {
        return switch (signer) {
            case TIMESTAMP -> () -> pki.service(ServiceProfile.TIMESTAMP, false);
            case EXPIRED_TIMESTAMP -> () -> pki.service(ServiceProfile.TIMESTAMP, true);
            case FOREIGN_TIMESTAMP -> () -> foreign().service(ServiceProfile.TIMESTAMP, false);
            case OFFICER -> () -> pki.issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));
            case RESPONDER -> () -> pki.service(ServiceProfile.RESPONDER, false);
            case EXPIRED_RESPONDER -> () -> pki.service(ServiceProfile.RESPONDER, true);
            case FOREIGN_RESPONDER -> () -> foreign().service(ServiceProfile.RESPONDER, false);
            case RESPONDER_TO_CHECK -> () -> pki.service(ServiceProfile.RESPONDER_TO_CHECK, false);
        };
    }
}
