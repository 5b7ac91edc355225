package vn.motcua.signing.pdf;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.pdf.appearance.AgencyAppearance;
import vn.motcua.signing.pdf.appearance.AppearanceProfile;
import vn.motcua.signing.pdf.appearance.DateAppearance;
import vn.motcua.signing.pdf.appearance.ImageProfile;
import vn.motcua.signing.pdf.appearance.InitialsAppearance;
import vn.motcua.signing.pdf.appearance.NumberAppearance;
import vn.motcua.signing.pdf.appearance.PageArea;
import vn.motcua.signing.pdf.appearance.PersonAppearance;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.pdf.appearance.SignatureImage;
import vn.motcua.signing.pdf.appearance.StampProfile;
import vn.motcua.signing.pdf.appearance.TextAppearance;

/**
 * Draws an appearance and finds its place on the document.
 *
 * @param source the document
 * @param time the time the signature claims
 * @param field the room of the empty field that is signed, which stands for any other place
 */
record MarkComposer(SourcePdf source, OffsetDateTime time, Optional<PageArea> field) {

    /** Returns nothing for a signature that shows nothing. */
    Optional<Mark> compose(SignatureAppearance appearance) throws IOException {
        if (appearance instanceof TextAppearance text) {
            return Optional.of(text(text));
        }
        if (appearance instanceof PersonAppearance person) {
            return Optional.of(person(person));
        }
        if (appearance instanceof AgencyAppearance agency) {
            return Optional.of(agency(agency));
        }
        if (appearance instanceof InitialsAppearance initials) {
            return Optional.of(initials(initials));
        }
        if (appearance instanceof NumberAppearance number) {
            return Optional.of(number(number));
        }
        if (appearance instanceof DateAppearance date) {
            return Optional.of(date(date));
        }
        return Optional.empty();
    }

    private LocalDate day() {
        return time.toLocalDate();
    }

    private Mark text(TextAppearance appearance) throws IOException {
        AppearanceProfile profile = appearance.profiles().inForce(day());
        DrawnText drawn = DrawnText.wrap(appearance.lines(time), profile);
        return field.map(room -> Mark.at(room.page(), Room.of(room), drawn))
                .orElseGet(() -> Mark.inCorner(drawn, profile));
    }

    private Mark person(PersonAppearance appearance) {
        ImageProfile profile = appearance.inForce(day());
        Optional<PageArea> area = area(appearance.area());
        if (area.isPresent()) {
            TextSize size = DrawnImage.proportions(appearance.image())
                    .within(area.get().width(), area.get().height());
            return in(area.get(), drawn(appearance.image(), size));
        }
        appearance.page().ifPresent(page -> ShownPage.requireThere(source, page));
        SignatureBlock block = SignatureBlock.find(source, appearance, profile.inset());
        TextSize size = DrawnImage.proportions(appearance.image())
                .within(
                        profile.width(),
                        Math.min(profile.height(), block.gap().size().height()));
        return Mark.at(block.page(), block.gap().centred(size), drawn(appearance.image(), size));
    }

    private Mark agency(AgencyAppearance appearance) {
        ImageProfile profile = appearance.inForce(day());
        TextSize size = realSize(appearance, profile);
        Optional<PageArea> area = area(appearance.area());
        if (area.isPresent()) {
            return in(area.get(), drawn(appearance.image(), size));
        }
        PersonField person = PersonField.find(source, appearance.personField());
        Room signature = person.room();
        Room place = new Room(
                signature.fromLeft() + profile.coveredPart() * signature.size().width() - size.width(),
                signature.centreDown() - size.height() / 2,
                size);
        return Mark.at(person.placement().page(), place, drawn(appearance.image(), size))
                .covering(person.placement()::equals);
    }

    private static TextSize realSize(AgencyAppearance appearance, ImageProfile profile) {
        SignatureImage image = appearance.image();
        double millimetres = appearance
                .millimetres()
                .orElseGet(() -> image.width()
                        / image.pixelsPerMillimetre()
                                .orElseThrow(() -> new InvalidInputException(
                                        FailureCode.INVALID_VALUE,
                                        "seal",
                                        "an image that does not state its resolution",
                                        "its width in mm")));
        double width = millimetres * 72 / 25.4;
        double height = width * image.height() / image.width();
        if (!(width > 0 && width <= profile.width() && height <= profile.height())) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "seal",
                    millimetres + " mm wide",
                    "at most " + profile.width() + " by " + profile.height() + " points");
        }
        return new TextSize(width, height);
    }

    private Mark initials(InitialsAppearance appearance) {
        ImageProfile profile = appearance.inForce(day());
        TextSize size = DrawnImage.proportions(appearance.image()).within(profile.width(), profile.height());
        DrawnImage drawn = drawn(appearance.image(), size);
        return field.map(room -> Mark.at(room.page(), Room.of(room).centred(size), drawn))
                .orElseGet(() ->
                        Mark.at(1, Initials.place(ShownPage.read(source, 1).frame(), drawn, profile), drawn));
    }

    private Mark number(NumberAppearance appearance) throws IOException {
        StampProfile profile = appearance.inForce(day());
        Optional<PageArea> area = area(appearance.area());
        if (area.isPresent()) {
            return in(area.get(), StampedText.oneLine(appearance.number(), profile.fontSize(), profile.italic()));
        }
        return StampedText.number(appearance, profile, lines(appearance.page()));
    }

    private Mark date(DateAppearance appearance) throws IOException {
        StampProfile profile = appearance.inForce(day());
        LocalDate date = appearance.date().orElse(day());
        Optional<PageArea> area = area(appearance.area());
        if (area.isPresent()) {
            return in(area.get(), StampedText.oneLine(appearance.words(date), profile.fontSize(), profile.italic()));
        }
        return StampedText.date(appearance, date, profile, lines(appearance.page()));
    }

    private Optional<PageArea> area(Optional<PageArea> given) {
        if (field.isPresent()) {
            return field;
        }
        given.ifPresent(area -> ShownPage.requireThere(source, area.page()));
        return given;
    }

    private List<TextLine> lines(int page) {
        ShownPage.requireThere(source, page);
        return PageText.read(source, page);
    }

    private DrawnImage drawn(SignatureImage image, TextSize size) {
        return new DrawnImage(image, size, Transparency.of(source));
    }

    private static Mark in(PageArea area, Drawing drawing) {
        TextSize size = drawing.size();
        if (size.width() > area.width() + 0.01 || size.height() > area.height() + 0.01) {
            drawing.close();
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "area",
                    "an area smaller than what it must hold",
                    "at least " + size.width() + " by " + size.height() + " points");
        }
        return Mark.at(area.page(), Room.of(area).centred(size), drawing).covering(field -> area.covering());
    }
}
