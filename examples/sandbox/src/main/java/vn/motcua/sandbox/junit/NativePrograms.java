package vn.motcua.sandbox.junit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides about {@link RequiresNative} and lists what was skipped. */
final class NativePrograms implements ExecutionCondition {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(NativePrograms.class);

    private final boolean required;
    private final List<Path> searchPath;

    /** Made by JUnit. */
    NativePrograms() {
        this("required".equals(System.getenv("MOTCUA_NATIVE")), pathOf(System.getenv("PATH")));
    }

    NativePrograms(boolean required, List<Path> searchPath) {
        this.required = required;
        this.searchPath = List.copyOf(searchPath);
    }

    private static List<Path> pathOf(String path) {
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = AnnotationSupport.findAnnotation(context.getElement(), RequiresNative.class)
                .map(annotation -> missing(annotation.value()))
                .orElse(List.of());
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every program is there");
        }
        String reason = "needs " + String.join(", ", missing);
        if (required) {
            throw new ExtensionConfigurationException(
                    context.getDisplayName() + " " + reason + ", and MOTCUA_NATIVE=required forbids skipping it");
        }
        skipsOf(context)
                .add(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName() + " " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    List<String> missing(String... programs) {
        return Arrays.stream(programs)
                .filter(program -> searchPath.stream()
                        .map(folder -> folder.resolve(program))
                        .noneMatch(Files::isExecutable))
                .toList();
    }

    private static Skips skipsOf(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("skips", key -> new Skips(), Skips.class);
    }

    /** Printed when the last test has run. */
    @SuppressWarnings("deprecation") // AutoCloseable is closed only from JUnit 5.13 on; vendors may have an older one
    static final class Skips implements ExtensionContext.Store.CloseableResource {

        private final Queue<String> skipped = new ConcurrentLinkedQueue<>();

        void add(String test) {
            skipped.add(test);
        }

        @Override
        public void close() {
            System.out.println("Skipped for want of a native part:");
            skipped.forEach(test -> System.out.println("  " + test));
        }
    }
}
