package vn.motcua.signing.token.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** Reads the rows of a catalogue: {@code driver} and {@code folder} lines with tabs between their cells. */
final class CatalogueTable {

    private static final String BUNDLED = "drivers.tsv";
    private static final int MOST_BYTES = 1 << 20;

    private final String name;
    private final List<DriverProduct> products = new ArrayList<>();
    private final List<SearchFolder> folders = new ArrayList<>();

    private CatalogueTable(String name) {
        this.name = name;
    }

    static DriverCatalogue bundled() {
        try (InputStream in = CatalogueTable.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading the driver catalogue", "it is not in the SDK's jar", null);
            }
            return new CatalogueTable(BUNDLED).read(in.readAllBytes());
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "reading the driver catalogue", "the jar cannot be read", e);
        }
    }

    static DriverCatalogue load(Path file) {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InvalidInputException(
                        FailureCode.LIMIT_EXCEEDED, name, "a larger file", "at most " + MOST_BYTES + " bytes");
            }
            return new CatalogueTable(name).read(bytes);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "reading " + name, "there is no such file", e);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading " + name, "it cannot be read", e);
        }
    }

    private DriverCatalogue read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int number = 0;
        for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                row(number, line.split("\t", -1));
            }
        }
        return DriverCatalogue.of(products, folders);
    }

    private void row(int line, String[] cells) {
        if (cells[0].equals("driver") && cells.length == 6) {
            products.add(new DriverProduct(
                    constant(line, OperatingSystem.class, cells[1]),
                    cells[2],
                    List.of(cells[3].split(" ")),
                    constant(line, Evidence.class, cells[4]),
                    cells[5]));
        } else if (cells[0].equals("folder") && cells.length == 5) {
            constant(line, Evidence.class, cells[3]);
            folders.add(new SearchFolder(constant(line, OperatingSystem.class, cells[1]), cells[2]));
        } else {
            throw malformed(line, cells.length + " cells beginning with '" + cells[0] + "'", "a driver or a folder");
        }
    }

    private <E extends Enum<E>> E constant(int line, Class<E> type, String cell) {
        try {
            return Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw malformed(line, "'" + cell + "'", "one of " + List.of(type.getEnumConstants()));
        }
    }

    private InvalidInputException malformed(int line, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, name + " line " + line, given, legal);
    }
}
