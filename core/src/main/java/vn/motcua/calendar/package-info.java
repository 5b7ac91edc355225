/** Working days and deadlines in Viet Nam, from dated data that names its sources. */
@NullMarked
package vn.motcua.calendar;

import org.jspecify.annotations.NullMarked;
