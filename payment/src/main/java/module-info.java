/** Fees, payment gateways and the proof that was paid. */
module vn.motcua.payment {
    requires transitive vn.motcua.core;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;
}
