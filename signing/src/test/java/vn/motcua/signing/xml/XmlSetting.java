package vn.motcua.signing.xml;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.SandboxOptions;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.timestamp.Persistence;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.ValidationOptions;

/** A sandbox in a time of its own, with officials whose certificates name its services, and clients that ask them. */
final class XmlSetting implements AutoCloseable {

    final MovedClock clock;
    final Sandbox sandbox;
    final TrustAnchors anchors;
    final TimestampClient timestamps;
    final EvidenceClient evidence;

    private XmlSetting(MovedClock clock) {
        this.clock = clock;
        this.sandbox = Sandbox.start(SandboxOptions.defaults().withClock(clock));
        this.anchors = TrustAnchors.of(sandbox.trust().pki().root());
        this.timestamps = TimestampClient.open(
                TimestampOptions.defaults(TimestampService.at(sandbox.trust().timestampUrl()))
                        .withClock(clock)
                        .withPersistence(Persistence.defaults().withRounds(1)));
        this.evidence = EvidenceClient.open(EvidenceOptions.defaults()
                .withPrivateHosts(Set.of("127.0.0.1"))
                .withClock(clock)
                .withAnchors(anchors));
    }

    static XmlSetting now() {
        return new XmlSetting(new MovedClock(Instant.now()));
    }

    static XmlSetting at(Instant time) {
        return new XmlSetting(new MovedClock(time));
    }

    /** Runs from a moment that is set. */
    static final class MovedClock extends Clock {

        private final Clock system = Clock.systemUTC();
        private final Instant begun = system.instant();
        private volatile Instant start;

        MovedClock(Instant start) {
            this.start = start;
        }

        void to(Instant time) {
            start = time;
        }

        @Override
        public Instant instant() {
            return start.plusMillis(system.millis() - begun.toEpochMilli());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    SigningKey officer(TestKeyType type) {
        return XmlKeys.of(sandbox.trust()
                .pki()
                .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(type)));
    }

    XmlSignOptions signing(SignatureLevel level) {
        return XmlSignOptions.defaults()
                .withClock(clock)
                .withTimestamps(timestamps)
                .withEvidence(evidence)
                .withLevel(level);
    }

    XmlExtendOptions to(SignatureLevel level) {
        return XmlExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence);
    }

    ValidationOptions trusting() {
        return ValidationOptions.defaults().withAnchors(anchors).withTime(clock.instant());
    }

    @Override
    public void close() {
        timestamps.close();
        evidence.close();
        sandbox.close();
    }
}
