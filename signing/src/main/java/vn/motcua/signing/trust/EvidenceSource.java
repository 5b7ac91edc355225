package vn.motcua.signing.trust;

/** Where certificates and revocation answers come from. New sources may be added: keep a default branch. */
public enum EvidenceSource {
    /** Certificates the caller gave, or trusts. */
    GIVEN,
    /** The issuer's certificate, at the address that a certificate names (authority information access). */
    AIA,
    /** The online responder that a certificate names (RFC 6960). */
    OCSP,
    /** The revocation list at the address that a certificate names (RFC 5280). */
    CRL
}
