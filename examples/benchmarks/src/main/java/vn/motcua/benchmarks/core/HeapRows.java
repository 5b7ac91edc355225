package vn.motcua.benchmarks.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;

/** Loads all resources in JVMs of their own: one with room, and one that has no more than the goal. */
final class HeapRows {

    private static final int GOAL_MEGABYTES = 16;
    private static final double MEGABYTE = 1 << 20;

    private final Progress progress;

    HeapRows(Progress progress) {
        this.progress = progress;
    }

    List<Row> measure() throws IOException {
        progress.step("loading all resources in fresh JVMs");
        LoadedResources.Heap roomy = load("-Xmx256m");
        LoadedResources.Heap narrow = load("-Xmx" + GOAL_MEGABYTES + "m");
        Goal goal = Goal.atMost(new Quantity(GOAL_MEGABYTES, "MB"));
        return List.of(
                Row.alone("heap that all resources take", megabytes(roomy.after() - roomy.before()), goal),
                Row.alone("the whole heap then, under -Xmx" + GOAL_MEGABYTES + "m", megabytes(narrow.after()), goal));
    }

    private static LoadedResources.Heap load(String limit) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:SoftRefLRUPolicyMSPerMB=0", limit));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(LoadedResources.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("loading all resources with " + limit + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return LoadedResources.Heap.parse(said);
    }

    private static Quantity megabytes(long bytes) {
        return new Quantity(bytes / MEGABYTE, "MB");
    }
}
