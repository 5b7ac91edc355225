/** From scanned pages to searchable archive files. */
module vn.motcua.storage {
    requires transitive vn.motcua.core;
    requires java.desktop;
    requires org.apache.pdfbox;
    requires org.apache.xmpbox;
    requires static transitive org.jspecify;

    exports vn.motcua.storage.pdfa;
    exports vn.motcua.storage.scan;
}
