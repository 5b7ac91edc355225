/** PDF and XML signatures with the tokens and certificates officials hold, and their validation. */
module vn.motcua.signing {
    requires com.github.librepdf.pdfFontsExtra;
    requires com.sun.jna;
    // PDFBox is an automatic module and so cannot ask for it itself.
    requires org.apache.commons.logging;
    requires org.apache.fontbox;
    requires org.apache.pdfbox.io;
    requires org.apache.pdfbox;
    requires org.apache.santuario.xmlsec;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires java.desktop;
    requires java.xml;
    requires static transitive org.jspecify;
    requires transitive vn.motcua.core;

    exports vn.motcua.signing.batch;
    exports vn.motcua.signing.cms;
    exports vn.motcua.signing.pdf.appearance;
    exports vn.motcua.signing.pdf;
    exports vn.motcua.signing.timestamp;
    exports vn.motcua.signing.token.driver;
    exports vn.motcua.signing.token;
    exports vn.motcua.signing.trust;
    exports vn.motcua.signing.validation;
    exports vn.motcua.signing.xml;
    exports vn.motcua.signing;
}
