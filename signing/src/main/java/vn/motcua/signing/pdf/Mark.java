package vn.motcua.signing.pdf;

import java.util.Optional;
import java.util.function.Predicate;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;

/**
 * What a signature shows and where: at a place of a displayed page, or in a corner, where marks give way to each other.
 *
 * @param page the page, counted from 1
 * @param drawing what is drawn
 * @param fromLeft the distance from the left, if there is no corner
 * @param fromTop the distance from the top, if there is no corner
 * @param corner the corner
 * @param mayCover which fields that stand there may be covered
 */
record Mark(
        int page,
        Drawing drawing,
        double fromLeft,
        double fromTop,
        Optional<AppearanceProfile> corner,
        Predicate<FieldPlacement> mayCover)
        implements AutoCloseable {

    static Mark inCorner(Drawing drawing, AppearanceProfile profile) {
        return new Mark(1, drawing, 0, 0, Optional.of(profile), covered -> false);
    }

    static Mark at(int page, Room room, Drawing drawing) {
        return new Mark(page, drawing, room.fromLeft(), room.fromTop(), Optional.empty(), covered -> false);
    }

    Mark covering(Predicate<FieldPlacement> fields) {
        return new Mark(page, drawing, fromLeft, fromTop, corner, fields);
    }

    Room room() {
        return new Room(fromLeft, fromTop, drawing.size());
    }

    @Override
    public void close() {
        drawing.close();
    }
}
