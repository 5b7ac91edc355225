/**
 * The national public service portal (Cổng Dịch vụ công quốc gia): dossiers and their progress, reported as the law asks.
 *
 * <p>Program against {@link vn.motcua.portal.NationalPortal}; {@link vn.motcua.portal.MapiPortal} is the generation of
 * the interface in service since 2020.
 */
@NullMarked
package vn.motcua.portal;

import org.jspecify.annotations.NullMarked;
