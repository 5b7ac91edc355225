package vn.motcua.conformance;

import java.util.List;

/** The forms in which EU DSS signs, by its names for format and packaging. */
enum DssForm {
    PADES("PAdES"),
    CADES_ATTACHED("CAdES-ENVELOPING"),
    CADES_DETACHED("CAdES-DETACHED"),
    XADES_ENVELOPED("XAdES-ENVELOPED"),
    XADES_ENVELOPING("XAdES-ENVELOPING"),
    /** Enveloping, with the document as elements and not as base64. */
    XADES_EMBEDDED("XAdES-EMBEDDED"),
    /** Enveloping a manifest, which names the files. */
    XADES_MANIFEST("XAdES-MANIFEST"),
    XADES_DETACHED("XAdES-DETACHED"),
    /** Beside the document under a common root. */
    XADES_INTERNALLY_DETACHED("XAdES-INTERNALLY_DETACHED"),
    ASIC_E_XADES("ASiC-E-XAdES"),
    ASIC_S_XADES("ASiC-S-XAdES"),
    ASIC_E_CADES("ASiC-E-CAdES"),
    ASIC_S_CADES("ASiC-S-CAdES");

    private final String request;

    DssForm(String request) {
        this.request = request;
    }

    String request() {
        return request;
    }

    /** The family, as the standards write it. */
    String format() {
        return request.startsWith("ASiC")
                ? request.substring(request.lastIndexOf('-') + 1)
                : List.of(request.split("-")).get(0);
    }

    /** Whether what is signed lies beside the signature. */
    boolean isDetached() {
        return List.of(CADES_DETACHED, XADES_DETACHED, XADES_MANIFEST).contains(this);
    }
}
