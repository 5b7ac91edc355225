package vn.motcua.signing.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which key of a PKCS#12 file is opened.
 *
 * <p>By default the only one; a file with several keys is then refused.
 */
public final class Pkcs12Options {

    private final @Nullable String alias;

    private Pkcs12Options(@Nullable String alias) {
        this.alias = alias;
    }

    /**
     * Returns the defaults: the file's only key.
     *
     * @return the options
     */
    public static Pkcs12Options defaults() {
        return new Pkcs12Options(null);
    }

    /**
     * Names the key.
     *
     * @param alias the friendly name of the key, in any case; see {@link Pkcs12Key#aliases}
     * @return new options
     */
    public Pkcs12Options withAlias(String alias) {
        return new Pkcs12Options(alias);
    }

    /**
     * Returns the name of the key.
     *
     * @return the alias, empty for the only key
     */
    public Optional<String> alias() {
        return Optional.ofNullable(alias);
    }
}
