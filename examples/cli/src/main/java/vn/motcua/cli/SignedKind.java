package vn.motcua.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** What a signed file is, told by its first bytes. What is none of the others is taken for CMS, which says so itself. */
enum SignedKind {
    PDF,
    XML,
    CMS,
    ASIC;

    private static final int LOOKED_AT = 1024;
    private static final String ATTEMPTED = "looking at a signed file";

    static SignedKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, ATTEMPTED, "no file " + file, e);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, ATTEMPTED, "cannot read " + file, e);
        }
    }

    private static SignedKind of(String start) {
        if (start.contains("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("PK")) {
            return ASIC;
        }
        boolean isMarked = start.startsWith("\u00EF\u00BB\u00BF");
        return start.substring(isMarked ? 3 : 0).stripLeading().startsWith("<") ? XML : CMS;
    }
}
