/**
 * The national portal, its payment platform and the services of a test PKI (time-stamps, OCSP, revocation lists) on
 * loopback, with state, faults on command and a journal. Start with {@link vn.motcua.sandbox.Sandbox} and {@link vn.motcua.sandbox.TestPki}.
 *
 * <p>It is written from what is known of the real wire, apart from the clients of this SDK, so that both readings can
 * disagree in a test. Where the real behaviour is not published, the Javadoc says "inferred". Every answer carries the
 * header {@code X-Sandbox}, so that it is never taken for the truth.
 */
@NullMarked
package vn.motcua.sandbox;

import org.jspecify.annotations.NullMarked;
