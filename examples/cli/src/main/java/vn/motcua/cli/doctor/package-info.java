/** What works on this machine and what does not, as a report without personal data. */
@NullMarked
package vn.motcua.cli.doctor;

import org.jspecify.annotations.NullMarked;
