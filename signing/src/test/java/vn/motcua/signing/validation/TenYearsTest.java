package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.SandboxOptions;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicExtendOptions;
import vn.motcua.signing.cms.AsicForm;
import vn.motcua.signing.cms.AsicSignOptions;
import vn.motcua.signing.cms.AsicSigner;
import vn.motcua.signing.cms.CmsExtendOptions;
import vn.motcua.signing.cms.CmsPackaging;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.timestamp.Persistence;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** What was signed today, looked at when the officer's certificate has long ended and nobody answers any more. */
class TenYearsTest {

    private static final Instant SIGNED = Instant.parse("2026-11-22T03:00:00Z");
    private static final Year FIRST = new Year(SIGNED);
    private static final Year SECOND = new Year(years(10));

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        FIRST.close();
        SECOND.close();
    }

    private static Instant years(int years) {
        return OffsetDateTime.ofInstant(SIGNED, ZoneOffset.UTC).plusYears(years).toInstant();
    }

    /** Every way a signature and what it covers may lie. */
    enum Form {
        XML_ENVELOPED,
        CMS_ATTACHED,
        CMS_DETACHED,
        CONTAINER_CADES,
        CONTAINER_XADES;

        private CmsPackaging packaging() {
            return this == CMS_ATTACHED ? CmsPackaging.ATTACHED : CmsPackaging.DETACHED;
        }

        private AsicForm container() {
            return this == CONTAINER_XADES ? AsicForm.XADES : AsicForm.CADES;
        }
    }

    /** The authorities of one year, and clients that ask them. */
    private static final class Year implements AutoCloseable {

        private final SetClock clock;
        private final Sandbox sandbox;
        private final TimestampClient timestamps;
        private final EvidenceClient evidence;

        Year(Instant time) {
            this.clock = new SetClock(time);
            this.sandbox = Sandbox.start(SandboxOptions.defaults().withClock(clock));
            this.timestamps = TimestampClient.open(TimestampOptions.defaults(
                            TimestampService.at(sandbox.trust().timestampUrl()))
                    .withClock(clock)
                    .withPersistence(Persistence.defaults().withRounds(1)));
            this.evidence = EvidenceClient.open(EvidenceOptions.defaults()
                    .withPrivateHosts(Set.of("127.0.0.1"))
                    .withClock(clock)
                    .withAnchors(TrustAnchors.of(sandbox.trust().pki().root())));
        }

        void sign(Form form, SignatureLevel level, Path in, Path out) {
            TestKey made = sandbox.trust()
                    .pki()
                    .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                            .withKeyType(TestKeyType.EC_P256));
            SigningKey key = JcaKey.of(made.privateKey(), made.chain());
            switch (form) {
                case XML_ENVELOPED ->
                    XmlSigner.sign(
                            in,
                            out,
                            key,
                            XmlSignOptions.defaults()
                                    .withClock(clock)
                                    .withTimestamps(timestamps)
                                    .withEvidence(evidence)
                                    .withLevel(level));
                case CMS_ATTACHED, CMS_DETACHED ->
                    CmsSigner.sign(
                            in,
                            out,
                            key,
                            CmsSignOptions.defaults()
                                    .withClock(clock)
                                    .withPackaging(form.packaging())
                                    .withTimestamps(timestamps)
                                    .withEvidence(evidence)
                                    .withLevel(level));
                case CONTAINER_CADES, CONTAINER_XADES -> AsicSigner.sign(List.of(in), out, key, contained(form, level));
            }
        }

        private AsicSignOptions contained(Form form, SignatureLevel level) {
            return AsicSignOptions.defaults()
                    .withForm(form.container())
                    .withClock(clock)
                    .withTimestamps(timestamps)
                    .withEvidence(evidence)
                    .withLevel(level);
        }

        @Override
        public void close() {
            timestamps.close();
            evidence.close();
            sandbox.close();
        }
    }

    /** Stands until it is set. */
    private static final class SetClock extends Clock {

        private volatile Instant time;

        SetClock(Instant time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time;
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

    private Path letter() throws IOException {
        return Files.writeString(
                folder.resolve("letter.xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<thu><so>08/TB-UBND</so></thu>\n",
                StandardCharsets.UTF_8);
    }

    private static SignatureReport offline(Path file, Path content, Instant time) {
        TrustAnchors anchors = TrustAnchors.of(Stream.of(FIRST, SECOND)
                .map(year -> year.sandbox.trust().pki().root())
                .toArray(X509Certificate[]::new));
        ValidationOptions options =
                ValidationOptions.defaults().withAnchors(anchors).withTime(time).withContent(content);
        List<SignatureReport> signatures =
                SignatureValidator.validate(file, options).signatures();
        assertThat(signatures).hasSize(1);
        return signatures.get(0);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void validate_archivedFileTenYearsOn_passesOffline(Form form) throws Exception {
        Path in = letter();
        Path out = folder.resolve("signed");
        FIRST.sign(form, SignatureLevel.B_LTA, in, out);

        SignatureReport report = offline(out, in, years(10));

        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level()).isEqualTo(AchievedLevel.B_LTA);
        assertThat(report.timestampTime()).contains(SIGNED);
        assertThat(report.reasons()).extracting(Reason::code).doesNotContain(ReasonCode.TIMESTAMP_NOT_CHECKED);
    }

    static Stream<Arguments> unproven() {
        return Stream.of(Form.values())
                .flatMap(form -> Stream.of(
                        Arguments.of(form, SignatureLevel.B_B, 10),
                        Arguments.of(form, SignatureLevel.B_T, 10),
                        Arguments.of(form, SignatureLevel.B_LT, 13),
                        Arguments.of(form, SignatureLevel.B_LTA, 13)));
    }

    /**
     * Without evidence the officer's expired certificate is unknown; with it, the authorities that gave it have ended after
     * twelve years, and whoever has their keys by now could have made it, as no later time-stamp covers it.
     */
    @ParameterizedTest
    @MethodSource("unproven")
    void validate_evidenceUnderNoTimestampOfALivingAuthority_isIndeterminate(Form form, SignatureLevel level, int years)
            throws Exception {
        Path in = letter();
        Path out = folder.resolve("signed");
        FIRST.sign(form, level, in, out);

        SignatureReport report = offline(out, in, years(years));

        assertThat(report.integrity()).isTrue();
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.reasons())
                .extracting(Reason::code)
                .containsAnyOf(ReasonCode.CERTIFICATE_EXPIRED, ReasonCode.REVOCATION_UNKNOWN);
    }

    /** The first authority ends after twelve years; another, which nobody knew then, took the file under its time-stamp before. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void validate_renewedBeforeTheAuthorityEnded_passesFifteenYearsOn(Form form) throws Exception {
        Path in = letter();
        Path out = folder.resolve("signed");
        Path renewed = folder.resolve("renewed");
        Path again = folder.resolve("again");
        FIRST.sign(form, SignatureLevel.B_LTA, in, out);
        try {
            FIRST.clock.time = years(10);
            renew(form, new Renewal(out, renewed, in), FIRST.evidence);
        } finally {
            FIRST.clock.time = SIGNED;
        }
        renew(form, new Renewal(renewed, again, in), SECOND.evidence);

        SignatureReport kept = offline(again, in, years(15));
        SignatureReport forgotten = offline(out, in, years(15));

        assertThat(kept.indication()).as(kept.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(kept.level()).isEqualTo(AchievedLevel.B_LTA);
        assertThat(kept.timestampTime()).contains(SIGNED);
        assertThat(forgotten.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    private record Renewal(Path from, Path to, Path content) {}

    private static void renew(Form form, Renewal files, EvidenceClient evidence) {
        TimestampClient timestamps = SECOND.timestamps;
        SignatureLevel level = SignatureLevel.B_LTA;
        switch (form) {
            case XML_ENVELOPED ->
                XmlSigner.extend(
                        files.from,
                        files.to,
                        XmlExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence));
            case CMS_ATTACHED ->
                CmsSigner.extend(
                        files.from,
                        files.to,
                        CmsExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence));
            case CMS_DETACHED ->
                CmsSigner.extend(
                        files.from,
                        files.to,
                        CmsExtendOptions.to(level)
                                .withTimestamps(timestamps)
                                .withEvidence(evidence)
                                .withContent(files.content));
            case CONTAINER_CADES, CONTAINER_XADES ->
                AsicSigner.extend(
                        files.from,
                        files.to,
                        AsicExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence));
        }
    }
}
