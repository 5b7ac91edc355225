package vn.motcua.cli;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;

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

    /** Nobody is given to ask who is not needed for the level. */
    PdfSignOptions reaching(SignatureLevel level, PdfSignOptions options) {
        PdfSignOptions reaching = level.compareTo(SignatureLevel.B_T) > 0 ? options.withEvidence(evidence) : options;
        return level == SignatureLevel.B_B || timestamps == null
                ? reaching.withLevel(level)
                : reaching.withTimestamps(timestamps).withLevel(level);
    }

    PdfExtendOptions raisingTo(SignatureLevel level) {
        PdfExtendOptions options = PdfExtendOptions.to(level).withEvidence(evidence);
        return timestamps == null ? options : options.withTimestamps(timestamps);
    }

    CmsSignOptions signing(CmsSignOptions options, SignatureLevel level) {
        CmsSignOptions asking = options.withEvidence(evidence);
        return (timestamps == null ? asking : asking.withTimestamps(timestamps)).withLevel(level);
    }

    @Override
    public void close() {
        evidence.close();
        if (timestamps != null) {
            timestamps.close();
        }
    }
}
