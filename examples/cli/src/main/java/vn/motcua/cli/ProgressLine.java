package vn.motcua.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import vn.motcua.signing.batch.BatchProgress;

/** How far long work is: a bar on a terminal, a line now and then elsewhere. */
final class ProgressLine {

    private static final int WIDTH = 30;
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final PrintWriter err;
    private final boolean isTerminal;
    private Duration shown = Duration.ZERO;
    private boolean isOpen;

    ProgressLine(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** For whoever sits at this process; from JDK 22 on there is a console even without anybody. */
    @SuppressWarnings("SystemConsoleNull") // on 17 to 21 there is none without a terminal, later ones say so themselves
    static ProgressLine here(PrintWriter err) {
        Console console = System.console();
        return new ProgressLine(err, console != null && isTerminal(console));
    }

    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    void show(BatchProgress progress) {
        Duration since = progress.elapsed().minus(shown);
        if (since.compareTo(isTerminal ? AT_ONCE : NOW_AND_THEN) < 0) {
            return;
        }
        shown = progress.elapsed();
        if (isTerminal) {
            err.print("\r" + bar(progress) + text(progress) + "   ");
            isOpen = true;
        } else {
            err.println("motcua: " + text(progress));
        }
        err.flush();
    }

    /** Makes room for what is printed next. */
    void clear() {
        if (isOpen) {
            err.print("\r" + " ".repeat(WIDTH * 3) + "\r");
            err.flush();
            isOpen = false;
        }
    }

    private static long tried(BatchProgress progress) {
        return progress.done() + progress.doneBefore() + progress.failed();
    }

    private static String bar(BatchProgress progress) {
        long total = Math.max(1, progress.total().orElse(0));
        int full = (int) Math.min(WIDTH, tried(progress) * WIDTH / total);
        return "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] ";
    }

    private static String text(BatchProgress progress) {
        String of = progress.total().isPresent() ? "/" + progress.total().getAsLong() : "";
        String failed = progress.failed() > 0 ? ", " + progress.failed() + " failed" : "";
        String left = progress.timeLeft()
                .map(time -> ", " + time.toSeconds() + " s left")
                .orElse("");
        return String.format(Locale.ROOT, "%d%s, %.1f/s", tried(progress), of, progress.perSecond()) + failed + left;
    }
}
