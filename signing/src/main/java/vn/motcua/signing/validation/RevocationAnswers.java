package vn.motcua.signing.validation;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about revocation, with the earliest time at which each answer is proven to have existed: an answer is
 * worth what the key that signed it was worth then.
 */
final class RevocationAnswers {

    /** How far clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** How long an answer holds that does not say until when. */
    private static final Duration LONGEST_AGE = Duration.ofDays(1);

    private static final int MOST_ANSWERS = 5_000;

    private final Map<ByteBuffer, Known> responses = new HashMap<>();
    private final Map<ByteBuffer, Known> lists = new HashMap<>();
    private final Map<ByteBuffer, Optional<OcspAnswers>> parsedResponses = new HashMap<>();
    private final Map<ByteBuffer, Optional<CrlAnswers>> parsedLists = new HashMap<>();

    /** Something at hand, and since when that is proven. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Known(byte[] der, Instant provenAt) {

        Known earlier(Known other) {
            return other.provenAt.isBefore(provenAt) ? other : this;
        }
    }

    /** What a responder or a list says about one certificate. */
    record Answer(Instant asOf, Optional<Instant> until, Optional<Instant> revokedAt) {}

    /** The state of a certificate at a time. */
    enum Status {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /** Takes evidence that is proven to have existed at a time; an earlier proof counts. */
    void add(FoundEvidence evidence, Instant provenAt) {
        evidence.ocspResponses().forEach(der -> prove(responses, der, provenAt));
        evidence.crls().forEach(der -> prove(lists, der, provenAt));
    }

    private static void prove(Map<ByteBuffer, Known> known, byte[] der, Instant provenAt) {
        if (known.size() < MOST_ANSWERS) {
            known.merge(ByteBuffer.wrap(der), new Known(der, provenAt), Known::earlier);
        }
    }

    /**
     * Says what is known about a certificate.
     *
     * @param at when it has to be good
     * @param freshAt the time the answer has to reach: made after it, or still holding then
     */
    Status about(X509Certificate subject, X509Certificate issuer, Instant at, Instant freshAt) {
        Optional<Answer> newest = answers(subject, issuer).stream()
                .filter(answer -> !answer.asOf.isAfter(subject.getNotAfter().toInstant()))
                .max(Comparator.comparing(Answer::asOf));
        if (newest.isEmpty()) {
            return Status.UNKNOWN;
        }
        Answer answer = newest.get();
        if (answer.revokedAt.isPresent()) {
            return answer.revokedAt.get().isAfter(at) ? Status.GOOD : Status.REVOKED;
        }
        Instant end = answer.until.orElseGet(() -> answer.asOf.plus(LONGEST_AGE));
        boolean fresh = !answer.asOf.plus(TOLERANCE).isBefore(freshAt)
                || !end.plus(TOLERANCE).isBefore(freshAt);
        return fresh ? Status.GOOD : Status.UNKNOWN;
    }

    private List<Answer> answers(X509Certificate subject, X509Certificate issuer) {
        List<Answer> found = new ArrayList<>();
        responses.forEach((key, known) -> parsedResponses
                .computeIfAbsent(key, absent -> OcspAnswers.read(known.der))
                .flatMap(response -> response.about(
                        subject, issuer, known.provenAt, responder -> isListed(responder, issuer, known.provenAt)))
                .filter(answer -> !isFromTheFuture(answer, known.provenAt))
                .ifPresent(found::add));
        found.addAll(listed(subject, issuer));
        return found;
    }

    /** What the lists say. */
    private List<Answer> listed(X509Certificate subject, X509Certificate issuer) {
        List<Answer> found = new ArrayList<>();
        lists.forEach((key, known) -> parsedLists.computeIfAbsent(key, absent -> CrlAnswers.read(known.der)));
        List<CrlAnswers> all =
                parsedLists.values().stream().flatMap(Optional::stream).toList();
        lists.forEach((key, known) -> parsedLists
                .getOrDefault(key, Optional.empty())
                .flatMap(list -> list.about(subject, issuer, known.provenAt, all))
                .filter(answer -> !isFromTheFuture(answer, known.provenAt))
                .ifPresent(found::add));
        return found;
    }

    /** Says whether a list names a responder as revoked by the time its answer is proven to have existed. */
    private boolean isListed(X509Certificate responder, X509Certificate issuer, Instant provenAt) {
        return listed(responder, issuer).stream()
                .map(Answer::revokedAt)
                .flatMap(Optional::stream)
                .anyMatch(revokedAt -> !revokedAt.isAfter(provenAt));
    }

    private static boolean isFromTheFuture(Answer answer, Instant provenAt) {
        return answer.asOf.minus(TOLERANCE).isAfter(provenAt);
    }

    static boolean validAt(X509Certificate certificate, Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }
}
