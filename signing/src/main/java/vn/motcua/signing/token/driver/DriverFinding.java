package vn.motcua.signing.token.driver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has been found out about one driver on this machine.
 *
 * <p>{@link TokenDrivers#examine(DriverOptions)} gives one for each file that is a driver by its name and place.
 *
 * <pre>{@code
 * Locale vietnamese = Locale.forLanguageTag("vi");
 * for (DriverFinding driver : TokenDrivers.examine(DriverOptions.defaults())) {
 *     show(driver.library(), driver.explanation(vietnamese), driver.remedy(vietnamese));
 * }
 * }</pre>
 */
public sealed interface DriverFinding {

    /**
     * Returns the file and the row of the catalogue that led to it.
     *
     * @return the candidate
     */
    DriverCandidate candidate();

    /**
     * Says what has been found out, as a code.
     *
     * @return the code
     */
    DriverState state();

    /**
     * Handles every case.
     *
     * @param cases what to do in each
     * @param <R> what the handlers return
     * @return what the handler of this case returned
     */
    <R> R fold(Cases<? extends R> cases);

    /**
     * Says what has been found out. It names no path but those of files to use instead.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return a phrase that goes on from the file's name
     */
    default String explanation(Locale locale) {
        return state().explanation().in(locale);
    }

    /**
     * Says what to do.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return one or two sentences
     */
    default String remedy(Locale locale) {
        return state().remedy().in(locale);
    }

    /**
     * Returns the file.
     *
     * @return its absolute path
     */
    default Path library() {
        return candidate().library();
    }

    /**
     * Returns the tokens the driver sees.
     *
     * @return the tokens that hold something; none unless it is {@link Usable} or went silent after listing them
     */
    default List<DriverToken> tokens() {
        return List.of();
    }

    /**
     * One handler for each case.
     *
     * @param usable for a driver that sees a token
     * @param noToken for a driver that sees none
     * @param wrongWidth for a driver of the wrong width
     * @param wrongArchitecture for a driver for another processor
     * @param notALibrary for a file that is no library of this system
     * @param notLoadable for a driver that cannot be used
     * @param crashed for a driver that brought its process down
     * @param timedOut for a driver that does not answer
     * @param garbled for a driver whose answer cannot be understood
     * @param <R> what the handlers return
     */
    record Cases<R>(
            Function<? super Usable, ? extends R> usable,
            Function<? super NoToken, ? extends R> noToken,
            Function<? super WrongWidth, ? extends R> wrongWidth,
            Function<? super WrongArchitecture, ? extends R> wrongArchitecture,
            Function<? super NotALibrary, ? extends R> notALibrary,
            Function<? super NotLoadable, ? extends R> notLoadable,
            Function<? super Crashed, ? extends R> crashed,
            Function<? super TimedOut, ? extends R> timedOut,
            Function<? super Garbled, ? extends R> garbled) {

        /** Makes the handlers. */
        public Cases {}
    }

    /**
     * The driver works and sees at least one token that holds something.
     *
     * @param candidate the file
     * @param tokens what it sees
     */
    record Usable(DriverCandidate candidate, List<DriverToken> tokens) implements DriverFinding {

        /** Takes a copy of the list. */
        public Usable {
            tokens = List.copyOf(tokens);
        }

        @Override
        public DriverState state() {
            return DriverState.USABLE;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.usable().apply(this);
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, tokens.size());
        }

        /** Of several drivers that see a token, the one that also reads its certificates is the one made for it. */
        long certificates() {
            return tokens.stream()
                    .mapToLong(token -> token.certificates().size())
                    .sum();
        }
    }

    /**
     * The driver works and sees no token, or only such as have not been initialised.
     *
     * @param candidate the file
     */
    record NoToken(DriverCandidate candidate) implements DriverFinding {
        @Override
        public DriverState state() {
            return DriverState.NO_TOKEN;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.noToken().apply(this);
        }
    }

    /**
     * The driver is for programs of the other width: a 32-bit driver on a 64-bit Java, or the other way round.
     *
     * @param candidate the file
     * @param width the driver's width in bits
     * @param needed the width of this program
     * @param replacements files of this machine to use instead, best first; empty if there is none
     */
    record WrongWidth(DriverCandidate candidate, int width, int needed, List<Path> replacements)
            implements DriverFinding {

        /** Takes a copy of the list. */
        public WrongWidth {
            replacements = List.copyOf(replacements);
        }

        @Override
        public DriverState state() {
            return DriverState.WRONG_WIDTH;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.wrongWidth().apply(this);
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, width, needed);
        }

        @Override
        public String remedy(Locale locale) {
            return replacements.isEmpty()
                    ? state().remedy().in(locale, needed)
                    : Replacements.remedy(locale, replacements.get(0));
        }
    }

    /**
     * The driver is for another processor of the same width, or for none that this program can run on.
     *
     * @param candidate the file
     * @param made what it is made for; several for a universal file of macOS
     * @param needed what this program runs on
     * @param replacements files of this machine to use instead, best first; empty if there is none
     */
    record WrongArchitecture(
            DriverCandidate candidate, Set<Architecture> made, Architecture needed, List<Path> replacements)
            implements DriverFinding {

        /** Takes copies. */
        public WrongArchitecture {
            made = Set.copyOf(made);
            replacements = List.copyOf(replacements);
        }

        @Override
        public DriverState state() {
            return DriverState.WRONG_ARCHITECTURE;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.wrongArchitecture().apply(this);
        }

        private String names() {
            return made.stream().sorted().map(Architecture::label).collect(Collectors.joining(", "));
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, names(), needed.label());
        }

        @Override
        public String remedy(Locale locale) {
            return replacements.isEmpty()
                    ? state().remedy().in(locale, needed.label(), names())
                    : Replacements.remedy(locale, replacements.get(0));
        }
    }

    /**
     * The file is no library of this system: a text, a program, a library of another system, or cut off.
     *
     * @param candidate the file
     * @param flaw what is wrong with it
     */
    record NotALibrary(DriverCandidate candidate, FileFlaw flaw) implements DriverFinding {
        @Override
        public DriverState state() {
            return DriverState.NOT_A_LIBRARY;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.notALibrary().apply(this);
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, flaw.wording().in(locale));
        }
    }

    /**
     * The driver cannot be used: the system does not load it, because a library it needs is missing for instance, or
     * it does not speak PKCS#11, or it refuses to start.
     *
     * @param candidate the file
     * @param reason what the system or the driver said, in English
     */
    record NotLoadable(DriverCandidate candidate, String reason) implements DriverFinding {
        @Override
        public DriverState state() {
            return DriverState.NOT_LOADABLE;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.notLoadable().apply(this);
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, reason);
        }
    }

    /**
     * The driver brought down the process it was tried in.
     *
     * @param candidate the file
     * @param detail how the process ended, in English
     */
    record Crashed(DriverCandidate candidate, String detail) implements DriverFinding {
        @Override
        public DriverState state() {
            return DriverState.CRASHED;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.crashed().apply(this);
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, detail);
        }
    }

    /**
     * The driver did not answer in time; its process was ended.
     *
     * @param candidate the file
     * @param limit how long it was given
     * @param tokens what it listed before it went silent; some drivers hang only when certificates are read
     */
    record TimedOut(DriverCandidate candidate, Duration limit, List<DriverToken> tokens) implements DriverFinding {

        /** Takes a copy of the list. */
        public TimedOut {
            tokens = List.copyOf(tokens);
        }

        @Override
        public DriverState state() {
            return DriverState.TIMED_OUT;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.timedOut().apply(this);
        }

        @Override
        public String explanation(Locale locale) {
            return state().explanation().in(locale, limit.toMillis() / 1000.0);
        }
    }

    /**
     * The process ended as if all were well, but its answer is not whole.
     *
     * @param candidate the file
     */
    record Garbled(DriverCandidate candidate) implements DriverFinding {
        @Override
        public DriverState state() {
            return DriverState.GARBLED;
        }

        @Override
        public <R> R fold(Cases<? extends R> cases) {
            return cases.garbled().apply(this);
        }
    }
}
