/** Fees, payment gateways and the proof that was paid. */
module vn.motcua.payment {
    requires transitive vn.motcua.core;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports vn.motcua.payment;
    exports vn.motcua.payment.fee;
    exports vn.motcua.payment.national;
}
