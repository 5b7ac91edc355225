package vn.motcua.cli;

import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.AsicSignOptions;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.xml.XmlSignOptions;

/** An open key with whom to ask for what the level needs, and what was asked for on the command line. */
record Signer(SigningKey key, TrustServices services, SignerOption asked) implements AutoCloseable {

    PdfSignOptions applied(PdfSignOptions options) {
        PdfSignOptions usual = options.withAllowExpired(asked.isExpiredAllowed());
        return services.signing(asked.algorithm().map(usual::withAlgorithm).orElse(usual), asked.level());
    }

    XmlSignOptions applied(XmlSignOptions options) {
        XmlSignOptions usual = options.withAllowExpired(asked.isExpiredAllowed());
        return services.signing(asked.algorithm().map(usual::withAlgorithm).orElse(usual), asked.level());
    }

    CmsSignOptions applied(CmsSignOptions options) {
        CmsSignOptions usual = options.withAllowExpired(asked.isExpiredAllowed());
        return services.signing(asked.algorithm().map(usual::withAlgorithm).orElse(usual), asked.level());
    }

    AsicSignOptions applied(AsicSignOptions options) {
        AsicSignOptions usual = options.withAllowExpired(asked.isExpiredAllowed());
        return services.signing(asked.algorithm().map(usual::withAlgorithm).orElse(usual), asked.level());
    }

    @Override
    public void close() {
        services.close();
        key.close();
    }
}
