/** One dossier from paper to portal. */
@NullMarked
package vn.motcua.cli.demo;

import org.jspecify.annotations.NullMarked;
