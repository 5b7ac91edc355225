/** Dossiers, the law they follow as dated data, and the portals they are reported to. */
module vn.motcua.core {
    requires okhttp3;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;
    requires transitive java.sql;

    exports vn.motcua.agency;
    exports vn.motcua.audit;
    exports vn.motcua.calendar;
    exports vn.motcua.dossier;
    exports vn.motcua.failure;
    exports vn.motcua.http;
    exports vn.motcua.identity;
    exports vn.motcua.indicator;
    exports vn.motcua.json;
    exports vn.motcua.money;
    exports vn.motcua.portal;
    exports vn.motcua.procedure;
    exports vn.motcua.http.internal to
            vn.motcua.payment,
            vn.motcua.signing,
            vn.motcua.storage;
}
