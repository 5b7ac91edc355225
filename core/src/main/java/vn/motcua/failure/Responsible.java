package vn.motcua.failure;

/** Who has to act before the job can succeed. */
public enum Responsible {
    /** The citizen or organisation that filed the dossier. */
    CITIZEN,
    /** The officer at the desk. */
    OFFICER,
    /** Whoever runs the commune's computers and network. */
    OPERATOR,
    /** The vendor whose software embeds the SDK. */
    VENDOR,
    /** The party at the other end: a portal, a gateway, a certificate authority. */
    REMOTE_PARTY
}
