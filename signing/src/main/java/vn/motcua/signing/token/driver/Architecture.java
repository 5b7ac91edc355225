package vn.motcua.signing.token.driver;

import java.util.Locale;

/**
 * The processors a driver or a Java runtime is made for.
 *
 * <p>New ones may be added in a minor version: keep a default branch.
 */
public enum Architecture {
    /** 32-bit Intel and AMD. */
    X86("x86", 32),
    /** 64-bit Intel and AMD. */
    X86_64("x86-64", 64),
    /** 32-bit ARM. */
    ARM("arm", 32),
    /** 64-bit ARM, Apple silicon among them. */
    ARM64("arm64", 64),
    /** 64-bit RISC-V. */
    RISCV64("riscv64", 64),
    /** 64-bit POWER, little endian. */
    PPC64LE("ppc64le", 64),
    /** IBM Z. */
    S390X("s390x", 64),
    /** A 32-bit processor not listed here. */
    OTHER_32("other", 32),
    /** A 64-bit processor not listed here. */
    OTHER_64("other", 64);

    private final String label;
    private final int bits;

    Architecture(String label, int bits) {
        this.label = label;
        this.bits = bits;
    }

    /**
     * Returns the usual name.
     *
     * @return for instance {@code x86-64}
     */
    public String label() {
        return label;
    }

    /**
     * Returns the width of an address.
     *
     * @return 32 or 64
     */
    public int bits() {
        return bits;
    }

    boolean isKnown() {
        return this != OTHER_32 && this != OTHER_64;
    }

    static Architecture other(int bits) {
        return bits == 32 ? OTHER_32 : OTHER_64;
    }

    /** Reads the system properties {@code os.arch} and {@code sun.arch.data.model}. */
    static Architecture of(String osArch, String dataModel) {
        return switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> X86_64;
            case "x86", "i386", "i486", "i586", "i686" -> X86;
            case "aarch64", "arm64" -> ARM64;
            case "arm", "arm32", "aarch32" -> ARM;
            case "riscv64" -> RISCV64;
            case "ppc64le" -> PPC64LE;
            case "s390x" -> S390X;
            default -> other(dataModel.equals("32") ? 32 : 64);
        };
    }
}
