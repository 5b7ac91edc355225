package vn.motcua.cli;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicExtendOptions;
import vn.motcua.signing.cms.AsicSignOptions;
import vn.motcua.signing.cms.CmsExtendOptions;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.token.CompletedKey;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlSignOptions;

/** Whom a command asks for time-stamps and for what proves certificates. */
final class TrustServices implements AutoCloseable {

    private final @Nullable TimestampClient timestamps;
    private final EvidenceClient evidence;

    private TrustServices(@Nullable TimestampClient timestamps, EvidenceClient evidence) {
        this.timestamps = timestamps;
        this.evidence = evidence;
    }

    /** The authorities are asked in this order; without any, what needs a time-stamp is refused. */
    static TrustServices open(List<URI> authorities, EvidenceOptions asking) {
        TimestampService[] services =
                authorities.stream().map(TimestampService::at).toArray(TimestampService[]::new);
        EvidenceClient evidence = EvidenceClient.open(asking);
        return new TrustServices(
                services.length == 0 ? null : TimestampClient.open(TimestampOptions.defaults(services)), evidence);
    }

    /** Adds issuers that neither the key nor the user has, from where the certificates name them. */
    SigningKey completed(SigningKey key) {
        return CompletedKey.of(key, evidence);
    }

    /** Nobody is given to ask who is not needed for the level. */
    PdfSignOptions signing(PdfSignOptions options, SignatureLevel level) {
        PdfSignOptions asking = level.compareTo(SignatureLevel.B_T) > 0 ? options.withEvidence(evidence) : options;
        return (level == SignatureLevel.B_B || timestamps == null ? asking : asking.withTimestamps(timestamps))
                .withLevel(level);
    }

    XmlSignOptions signing(XmlSignOptions options, SignatureLevel level) {
        XmlSignOptions asking = level.compareTo(SignatureLevel.B_T) > 0 ? options.withEvidence(evidence) : options;
        return (level == SignatureLevel.B_B || timestamps == null ? asking : asking.withTimestamps(timestamps))
                .withLevel(level);
    }

    CmsSignOptions signing(CmsSignOptions options, SignatureLevel level) {
        CmsSignOptions asking = level.compareTo(SignatureLevel.B_T) > 0 ? options.withEvidence(evidence) : options;
        return (level == SignatureLevel.B_B || timestamps == null ? asking : asking.withTimestamps(timestamps))
                .withLevel(level);
    }

    AsicSignOptions signing(AsicSignOptions options, SignatureLevel level) {
        AsicSignOptions asking = level.compareTo(SignatureLevel.B_T) > 0 ? options.withEvidence(evidence) : options;
        return (level == SignatureLevel.B_B || timestamps == null ? asking : asking.withTimestamps(timestamps))
                .withLevel(level);
    }

    AsicExtendOptions raising(AsicExtendOptions options) {
        AsicExtendOptions asking = options.withEvidence(evidence);
        return timestamps == null ? asking : asking.withTimestamps(timestamps);
    }

    PdfExtendOptions raising(PdfExtendOptions options) {
        PdfExtendOptions asking = options.withEvidence(evidence);
        return timestamps == null ? asking : asking.withTimestamps(timestamps);
    }

    XmlExtendOptions raising(XmlExtendOptions options) {
        XmlExtendOptions asking = options.withEvidence(evidence);
        return timestamps == null ? asking : asking.withTimestamps(timestamps);
    }

    CmsExtendOptions raising(CmsExtendOptions options) {
        CmsExtendOptions asking = options.withEvidence(evidence);
        return timestamps == null ? asking : asking.withTimestamps(timestamps);
    }

    @Override
    public void close() {
        evidence.close();
        if (timestamps != null) {
            timestamps.close();
        }
    }
}
