package vn.motcua.cli;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.xml.XmlSignOptions;

/** Whom a command asks for time-stamps and for what proves certificates. */
final class TrustServices implements AutoCloseable {

    private final @Nullable TimestampClient timestamps;
    private final EvidenceClient evidence = EvidenceClient.open(EvidenceOptions.defaults());

    private TrustServices(@Nullable TimestampClient timestamps) {
        this.timestamps = timestamps;
    }

    /** The authorities are asked in this order; without any, what needs a time-stamp is refused. */
    static TrustServices open(List<URI> authorities) {
        TimestampService[] services =
                authorities.stream().map(TimestampService::at).toArray(TimestampService[]::new);
        return new TrustServices(
                services.length == 0 ? null : TimestampClient.open(TimestampOptions.defaults(services)));
    }

    PdfSignOptions stamping(PdfSignOptions options) {
        return timestamps == null ? options.withLevel(SignatureLevel.B_T) : options.withTimestamps(timestamps);
    }

    XmlSignOptions stamping(XmlSignOptions options) {
        return timestamps == null ? options.withLevel(SignatureLevel.B_T) : options.withTimestamps(timestamps);
    }

    PdfExtendOptions raisingTo(SignatureLevel level) {
        PdfExtendOptions options = PdfExtendOptions.to(level).withEvidence(evidence);
        return timestamps == null ? options : options.withTimestamps(timestamps);
    }

    @Override
    public void close() {
        evidence.close();
        if (timestamps != null) {
            timestamps.close();
        }
    }
}
