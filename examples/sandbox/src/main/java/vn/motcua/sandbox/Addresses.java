package vn.motcua.sandbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a certificate names; each is left out when null. */
record Addresses(
        @Nullable URI list,
        @Nullable URI responder,
        @Nullable URI issuerFile) {

    static final Addresses NONE = new Addresses(null, null, null);
}
