/**
 * Finds the drivers of tokens on this machine without configuration.
 *
 * <p>{@link vn.motcua.signing.token.driver.DriverCatalogue} knows the names and folders under which the drivers of the
 * tokens used in Viet Nam are installed. {@link vn.motcua.signing.token.driver.TokenDrivers} looks at those that are
 * there: the header of each file is read first, so that a driver of the wrong width is named together with the file to
 * use instead, and each of the others is tried in a process of its own, so that one that crashes or hangs harms nobody.
 */
@NullMarked
package vn.motcua.signing.token.driver;

import org.jspecify.annotations.NullMarked;
