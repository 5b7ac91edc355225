package vn.motcua.sandbox;

import org.bouncycastle.asn1.x509.KeyPurposeId;

/** The certificates of services. */
enum ServiceProfile {
    TIMESTAMP("TSA thử nghiệm"),
    RESPONDER("OCSP thử nghiệm"),
    RESPONDER_TO_CHECK("OCSP thử nghiệm");

    private final String commonName;

    ServiceProfile(String commonName) {
        this.commonName = commonName;
    }

    String commonName() {
        return commonName;
    }

    KeyPurposeId purpose() {
        return this == TIMESTAMP ? KeyPurposeId.id_kp_timeStamping : KeyPurposeId.id_kp_OCSPSigning;
    }

    /** RFC 3161 demands the purpose of a time-stamp authority alone and critical. */
    boolean purposeCritical() {
        return this == TIMESTAMP;
    }

    boolean needNotBeChecked() {
        return this == RESPONDER;
    }

    boolean namesList() {
        return this != RESPONDER;
    }
}
