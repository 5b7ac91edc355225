package vn.motcua.cli.doctor;

import java.io.IOException;
import java.time.Instant;

/** Somebody else's clock. */
interface TimeSource {

    /** What time it is there. */
    Instant now() throws IOException;
}
