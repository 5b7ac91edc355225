/** PDF signatures with the tokens and certificates officials hold, and their validation. */
module vn.motcua.signing {
    requires transitive vn.motcua.core;
    requires com.sun.jna;
    requires org.apache.pdfbox;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports vn.motcua.signing;
    exports vn.motcua.signing.token;
}
