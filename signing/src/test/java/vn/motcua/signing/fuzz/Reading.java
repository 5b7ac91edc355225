package vn.motcua.signing.fuzz;

import java.io.IOException;

/** Something that reads what others wrote; only our own exceptions may come out of it. */
@FunctionalInterface
public interface Reading {

    /**
     * Reads.
     *
     * @param input what somebody wrote
     * @return whether it was good to the end, as every seed is
     * @throws IOException if the machine fails, which is a finding, too
     */
    boolean read(byte[] input) throws IOException;
}
