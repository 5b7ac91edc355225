/** The portals and gateways on loopback, with state, faults on command and a journal. */
@NullMarked
package vn.motcua.sandbox;

import org.jspecify.annotations.NullMarked;
