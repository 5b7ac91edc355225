package vn.motcua.cli;

import vn.motcua.signing.SignatureLevel;

/** The levels as they are written on the command line. */
enum Level {
    B(SignatureLevel.B_B),
    T(SignatureLevel.B_T),
    LT(SignatureLevel.B_LT),
    LTA(SignatureLevel.B_LTA);

    private final SignatureLevel level;

    Level(SignatureLevel level) {
        this.level = level;
    }

    SignatureLevel level() {
        return level;
    }
}
