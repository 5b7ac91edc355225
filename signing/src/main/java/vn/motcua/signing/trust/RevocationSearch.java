package vn.motcua.signing.trust;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.internal.HttpBody;

/** Asks responders and lists about one certificate, and puts what they say into the bag. */
final class RevocationSearch {

    private static final RevocationStatus UNDETERMINED = new RevocationStatus.Undetermined();
    private static final String REQUEST = "application/ocsp-request";
    private static final int LONGEST_GET = 255;

    private final EvidenceOptions options;
    private final EvidenceFetcher fetcher;
    private final AnswerCache<OcspAnswer> responses;
    private final AnswerCache<CrlAnswer> lists;

    RevocationSearch(EvidenceOptions options, EvidenceFetcher fetcher) {
        this.options = options;
        this.fetcher = fetcher;
        this.responses = new AnswerCache<>("ocsp", options);
        this.lists = new AnswerCache<>("crl", options);
    }

    RevocationStatus status(Link link, EvidenceBag bag) {
        boolean responderFirst = options.order() == RevocationOrder.OCSP_FIRST;
        RevocationStatus first = responderFirst ? byResponder(link, bag) : byList(link, bag);
        if (!first.equals(UNDETERMINED)) {
            return first;
        }
        return responderFirst ? byList(link, bag) : byResponder(link, bag);
    }

    private RevocationStatus byResponder(Link link, EvidenceBag bag) {
        List<URI> addresses = NamedAddresses.responders(link.subject());
        if (addresses.isEmpty()) {
            bag.note(
                    EvidenceNote.nothingToAsk(link.place(), EvidenceSource.OCSP, "the certificate names no responder"));
        }
        for (URI address : addresses) {
            try {
                RevocationStatus status = answered(address, link, bag);
                bag.note(EvidenceNote.success(link.place(), EvidenceSource.OCSP, address, "the responder answered"));
                return status;
            } catch (MotcuaException e) {
                bag.note(EvidenceNote.failure(link.place(), EvidenceSource.OCSP, address, e));
            }
        }
        return UNDETERMINED;
    }

    private RevocationStatus answered(URI address, Link link, EvidenceBag bag) {
        OcspAnswer answer = answer(address, link);
        if (answer.status().equals(UNDETERMINED)) {
            throw new RemoteException(
                    FailureCode.REQUEST_DECLINED,
                    OcspCheck.ATTEMPTED,
                    "the responder does not know the certificate",
                    null);
        }
        requireNew(OcspCheck.ATTEMPTED, answer.status(), link);
        answer.responder()
                .ifPresent(responder ->
                        requireNotRevoked(new Link(responder, link.issuer(), link.place(), Instant.MIN), bag));
        bag.ocspResponse(answer.bytes());
        bag.certificates(answer.responder().stream().toList());
        return answer.status();
    }

    private OcspAnswer answer(URI address, Link link) {
        OcspQuestion question = OcspQuestion.of(link.subject(), link.issuer(), options);
        OcspCheck check = new OcspCheck(question, options);
        if (options.ocspNonce() == OcspNonce.REQUIRED) {
            return check.accept(asked(address, question));
        }
        String key = AnswerCache.key(address, link.subject(), link.issuer());
        OcspCheck stored = new OcspCheck(new OcspQuestion(link.subject(), link.issuer(), null), options);
        return responses
                .find(key, stored::accept)
                .filter(kept -> !isTooOld(kept.freshness().asOf(), link))
                .orElseGet(() -> responses.keep(key, check.accept(asked(address, question))));
    }

    private byte[] asked(URI address, OcspQuestion question) {
        byte[] request = question.encoded();
        if (options.ocspMethod() == OcspMethod.GET) {
            String path = URLEncoder.encode(Base64.getEncoder().encodeToString(request), StandardCharsets.US_ASCII);
            String base = address.toString();
            URI whole = URI.create(base + (base.endsWith("/") ? "" : "/") + path);
            if (path.length() <= LONGEST_GET) {
                return fetcher.get(OcspCheck.ATTEMPTED, whole);
            }
        }
        return fetcher.post(OcspCheck.ATTEMPTED, address, new HttpBody(REQUEST, request));
    }

    /**
     * A responder's certificate says that it need not be asked about, or names a list; of one that does neither nothing
     * can be found out, and RFC 6960 leaves that to whoever relies on it. It is relied on here.
     */
    private void requireNotRevoked(Link responder, EvidenceBag bag) {
        boolean exempt =
                responder.subject().getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
        if (!exempt && byList(responder, bag) instanceof RevocationStatus.Revoked) {
            throw new RemoteException(
                    FailureCode.ANSWER_UNTRUSTED,
                    OcspCheck.ATTEMPTED,
                    "the certificate of the responder has been revoked",
                    null);
        }
    }

    private RevocationStatus byList(Link link, EvidenceBag bag) {
        List<URI> addresses = NamedAddresses.lists(link.subject());
        if (addresses.isEmpty()) {
            bag.note(EvidenceNote.nothingToAsk(link.place(), EvidenceSource.CRL, "the certificate names no list"));
        }
        CrlCheck check = new CrlCheck(link.issuer(), options);
        for (URI address : addresses) {
            try {
                CrlAnswer answer = list(address, link, check);
                RevocationStatus status = check.status(answer, link.subject(), addresses);
                requireNew(CrlCheck.ATTEMPTED, status, link);
                bag.crl(answer.bytes());
                bag.note(EvidenceNote.success(link.place(), EvidenceSource.CRL, address, "the list was read"));
                return status;
            } catch (MotcuaException e) {
                bag.note(EvidenceNote.failure(link.place(), EvidenceSource.CRL, address, e));
            }
        }
        return UNDETERMINED;
    }

    private CrlAnswer list(URI address, Link link, CrlCheck check) {
        String key = AnswerCache.key(address, link.issuer());
        return lists.find(key, check::accept)
                .filter(kept -> !isTooOld(kept.freshness().asOf(), link))
                .orElseGet(() -> lists.keep(key, check.accept(fetcher.get(CrlCheck.ATTEMPTED, address))));
    }

    private boolean isTooOld(Instant made, Link link) {
        return made.plus(options.tolerance()).isBefore(link.since());
    }

    /** What is revoked stays so; that a certificate is good is only known of the time before the answer. */
    private void requireNew(String attempted, RevocationStatus status, Link link) {
        if (status instanceof RevocationStatus.Good good && isTooOld(good.asOf(), link)) {
            throw new RemoteException(
                    FailureCode.EVIDENCE_INCOMPLETE,
                    attempted,
                    "the answer is of " + good.asOf() + ", before the signature, which is of " + link.since()
                            + good.until()
                                    .map(next -> "; the next is due by " + next)
                                    .orElse(""),
                    null);
        }
    }

    /**
     * A certificate and its issuer.
     *
     * @param place the place in the chain that notes speak of
     * @param since the time by which an answer must have been made to show that the certificate is good
     */
    record Link(X509Certificate subject, X509Certificate issuer, int place, Instant since) {}
}
