package vn.motcua.dossier;

/** Where a result is handed over (Decree 118/2025/NĐ-CP, Article 22). */
public enum DeliveryMethod {
    /** At the one-stop desk (trực tiếp). */
    DESK,
    /** Through the public post (bưu chính công ích). */
    POST,
    /** Online (trực tuyến). */
    ONLINE
}
