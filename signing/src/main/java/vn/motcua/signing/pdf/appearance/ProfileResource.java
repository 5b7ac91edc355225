package vn.motcua.signing.pdf.appearance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The dated profiles the SDK ships, kept as data so that a new rule is a new entry. */
final class ProfileResource {

    private static final String NAME = "profiles.properties";

    private final Properties entries;
    private final String prefix;

    private ProfileResource(Properties entries, String prefix) {
        this.entries = entries;
        this.prefix = prefix;
    }

    static AppearanceProfiles read(String kind) {
        return new AppearanceProfiles(versions(kind, ProfileResource::profile));
    }

    static List<ImageProfile> readImages(String kind) {
        return versions(kind, ProfileResource::image);
    }

    static List<StampProfile> readStamps(String kind) {
        return versions(kind, ProfileResource::stamp);
    }

    private static <T> List<T> versions(String kind, Function<ProfileResource, T> version) {
        Properties entries = load();
        List<T> versions = new ArrayList<>();
        for (int number = 1; entries.containsKey(kind + "." + number + ".from"); number++) {
            versions.add(version.apply(new ProfileResource(entries, kind + "." + number + ".")));
        }
        return versions;
    }

    private ImageProfile image() {
        return new ImageProfile(
                LocalDate.parse(text("from")),
                Ink.valueOf(text("ink")),
                number("width"),
                number("height"),
                number("inset"),
                number("covered-part"),
                text("source"));
    }

    private StampProfile stamp() {
        return new StampProfile(
                LocalDate.parse(text("from")),
                number("font-size"),
                text("style").equals("italic"),
                text("source"));
    }

    private AppearanceProfile profile() {
        return new AppearanceProfile(
                LocalDate.parse(text("from")),
                Corner.valueOf(text("corner")),
                number("font-size"),
                new TextBox(
                        number("box.width"),
                        number("box.max-height"),
                        number("box.side-inset"),
                        number("box.top-inset")),
                text("source"));
    }

    private double number(String key) {
        return Double.parseDouble(text(key));
    }

    private String text(String key) {
        @Nullable String value = entries.getProperty(prefix + key);
        if (value == null) {
            throw new IllegalStateException(NAME + " lacks " + prefix + key);
        }
        return value;
    }

    private static Properties load() {
        Properties entries = new Properties();
        try (@Nullable InputStream in = ProfileResource.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing from the jar");
            }
            entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " cannot be read", e);
        }
        return entries;
    }
}
