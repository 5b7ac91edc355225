/** EU DSS in a process of its own, asked line by line: a judge of what we sign and a peer to be measured against. */
@NullMarked
package vn.motcua.conformance.dss;

import org.jspecify.annotations.NullMarked;
