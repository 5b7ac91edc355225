/** From scanned pages to searchable archive files. */
module vn.motcua.storage {
    requires transitive vn.motcua.core;
    requires static transitive org.jspecify;

    exports vn.motcua.storage.pdfa;
    exports vn.motcua.storage.scan;
}
