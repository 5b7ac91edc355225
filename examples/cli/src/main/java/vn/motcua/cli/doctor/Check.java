package vn.motcua.cli.doctor;

import java.util.List;

/** One part of the machine that is looked at. */
interface Check {

    /** A name for scripts; it stays the same between versions. */
    String name();

    /** What is found; redacted by the caller. */
    List<Finding> run();
}
