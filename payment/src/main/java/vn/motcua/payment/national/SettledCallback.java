package vn.motcua.payment.national;

/**
 * A callback that was dealt with.
 *
 * @param settlement what became of it
 * @param reply what to answer the platform
 */
public record SettledCallback(Settlement settlement, CallbackReply reply) {}
