package vn.motcua.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureLevel;

/**
 * What may be wrong with a signature, the verdict of EU DSS by its default policy, and ours; where they differ with the
 * reason.
 */
enum DssFlaw {
    CONTENT_CHANGED("B-B", "TOTAL_FAILED", "HASH_FAILURE"),
    CONTENT_MISSING("B-B", "INDETERMINATE", "SIGNED_DATA_NOT_FOUND"),
    SIGNATURE_VALUE_CHANGED("B-B", "TOTAL_FAILED", "SIG_CRYPTO_FAILURE"),
    ANCHOR_UNKNOWN("B-B", "INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"),
    /** Nobody proves when it was made, so it may have been after the revocation. */
    REVOKED("B-B", "INDETERMINATE", "REVOKED_NO_POE"),
    REVOKED_BEFORE_TIMESTAMP("B-T", "INDETERMINATE", "REVOKED_NO_POE"),
    REVOKED_AFTER_TIMESTAMP("B-T", "TOTAL_PASSED", ""),
    SHA_1("B-B", "INDETERMINATE", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"),
    /**
     * DSS fails its constraint that there is revocation data. EN 319 102-1, table 6, has TRY_LATER for what more
     * revocation data may decide, and that is what an officer can do.
     */
    REVOCATION_UNKNOWN(
            new Judgement("B-B", "INDETERMINATE", "CERTIFICATE_CHAIN_GENERAL_FAILURE"),
            new Judgement("B-B", "INDETERMINATE", "TRY_LATER")),
    /**
     * DSS looks at revocation first, and throws away a list made after the certificate's end, as the list does not say
     * that it keeps expired ones: it has no revocation data then. Ours says what is wrong whatever lists say.
     */
    EXPIRED(
            new Judgement("B-B", "INDETERMINATE", "CERTIFICATE_CHAIN_GENERAL_FAILURE"),
            new Judgement("B-B", "INDETERMINATE", "OUT_OF_BOUNDS_NO_POE")),
    /** A level is what is in the file for DSS, and what holds for us; neither needs the time-stamp for its verdict. */
    TIMESTAMP_BROKEN(new Judgement("B-T", "TOTAL_PASSED", ""), new Judgement("B-B", "TOTAL_PASSED", ""));

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts.
    private final Judgement theirs;

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts.
    private final Judgement ours;

    DssFlaw(String level, String indication, String subIndication) {
        this(new Judgement(level, indication, subIndication), new Judgement(level, indication, subIndication));
    }

    DssFlaw(Judgement theirs, Judgement ours) {
        this.theirs = theirs;
        this.ours = ours;
    }

    /**
     * DSS warns of a file that a manifest names and that is not there, and passes the signature. The standard leaves
     * that to the reader (W3C XML Signature 1.1, 5.1); for us the signature says what the manifest says, which nobody
     * can tell without the file.
     */
    Judgement theirs(DssForm form) {
        return this == CONTENT_MISSING && form == DssForm.XADES_MANIFEST
                ? new Judgement("XAdES B-B", "TOTAL_PASSED", "")
                : of(form, theirs);
    }

    Judgement ours(DssForm form) {
        return of(form, ours);
    }

    private static Judgement of(DssForm form, Judgement judgement) {
        return new Judgement(
                form.format() + " " + judgement.level(), judgement.indication(), judgement.subIndication());
    }

    /** Only a detached signature can be without what it signs. */
    boolean concerns(DssForm form) {
        return this != CONTENT_MISSING || form.isDetached();
    }

    private SignatureLevel level() {
        return theirs.level().equals("B-T") ? SignatureLevel.B_T : SignatureLevel.B_B;
    }

    /** Has DSS sign in a form, and does what is wrong before or after. */
    JudgedFile made(DssForm form, DssWorkshop workshop) throws IOException, InterruptedException {
        TestKey holder = holder(workshop.setting());
        if (this == REVOKED || this == REVOKED_BEFORE_TIMESTAMP) {
            workshop.setting().revoke(holder, Instant.now().minusSeconds(600));
        }
        String algorithm = this == SHA_1 ? "ECDSA_SHA1" : MatrixKey.P_256.nameInDss();
        JudgedFile file = workshop.sign(form, level(), workshop.hand(holder, algorithm));
        if (this == REVOKED_AFTER_TIMESTAMP) {
            workshop.setting().revoke(holder, Instant.now().plusSeconds(2));
        }
        spoil(file.file(), form);
        return known(file, form, workshop);
    }

    private TestKey holder(TrustSetting setting) {
        TestSubject subject = setting.subject(MatrixKey.P_256.type());
        Instant end = Instant.now().minus(Duration.ofDays(30));
        return setting.issue(this == EXPIRED ? subject.withValidity(end.minus(Duration.ofDays(365)), end) : subject);
    }

    private void spoil(Path file, DssForm form) throws IOException {
        if (this == SIGNATURE_VALUE_CHANGED) {
            Tampering.changeSignatureValue(file);
        } else if (this == TIMESTAMP_BROKEN) {
            Tampering.changeTimestamp(file);
        } else if (this == CONTENT_CHANGED && !form.isDetached()) {
            Tampering.changeContent(file);
        }
    }

    /** What the judges are given beside the file. */
    private JudgedFile known(JudgedFile file, DssForm form, DssWorkshop workshop)
            throws IOException, InterruptedException {
        return switch (this) {
            case CONTENT_CHANGED -> form.isDetached() ? file.withContents(List.of(changed(workshop))) : file;
            case CONTENT_MISSING -> file.withContents(List.of());
            case ANCHOR_UNKNOWN -> file.withAnchors(foreign(workshop));
            case REVOCATION_UNKNOWN -> file.withLists(List.of());
            case REVOKED, REVOKED_BEFORE_TIMESTAMP, REVOKED_AFTER_TIMESTAMP ->
                file.withLists(workshop.setting().currentLists());
            default -> file;
        };
    }

    /** Under the same name, by which DSS finds it. */
    private static Path changed(DssWorkshop workshop) throws IOException {
        Path folder = Files.createDirectories(workshop.path("changed"));
        return Files.writeString(
                folder.resolve("in.xml"),
                Files.readString(workshop.path("in.xml")).replace(">e<", ">f<"));
    }

    private static Path foreign(DssWorkshop workshop) throws IOException {
        Path pem = workshop.path("foreign.pem");
        return Files.exists(pem)
                ? pem
                : Files.writeString(
                        pem, TrustSetting.pem(TestPki.create(Clock.systemUTC()).root()));
    }
}
