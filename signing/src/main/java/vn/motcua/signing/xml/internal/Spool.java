package vn.motcua.signing.xml.internal;

import java.io.IOException;
import java.io.OutputStream;

/** Keeps a document that is made in several steps. */
public interface Spool {

    /** Writes a document. */
    interface Writing {
        /**
         * Writes all of it.
         *
         * @param out where it goes; it stays open
         * @throws IOException if what is written comes from where it cannot be read
         */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Keeps what the next step has made. What the one before has made may be gone then.
     *
     * @param writing writes it, from what was kept before if need be
     * @return what was written
     */
    XmlFile keep(Writing writing);
}
