package vn.motcua.signing.pdf;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.motcua.signing.SignatureAlgorithm;

/** All that is known of a signature before the document is opened. */
record SignatureRequest(
        PdfSignOptions options,
        SignatureReservation reservation,
        SignatureAlgorithm algorithm,
        List<X509Certificate> chain) {}
