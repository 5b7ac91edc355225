package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the papers show as Java compiles as it stands there. */
class SnippetsTest {

    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");

    @ParameterizedTest
    @MethodSource("papers")
    void snippets_ofAPaper_compile(Path paper, @TempDir Path classes) throws IOException {
        List<String> snippets = snippetsOf(paper);
        for (int i = 0; i < snippets.size(); i++) {
            assertThat(errorsOf(asClass(snippets.get(i)), classes))
                    .as("snippet %d of %s:%n%s", i + 1, HOME.relativize(paper), snippets.get(i))
                    .isEmpty();
        }
    }

    @Test
    void readme_ofTheRoot_showsJava() throws IOException {
        assertThat(snippetsOf(HOME.resolve("README.md"))).isNotEmpty();
    }

    static Stream<Path> papers() throws IOException {
        try (Stream<Path> files = Files.walk(HOME, 3)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .collect(Collectors.toList())
                    .stream();
        }
    }

    private static List<String> snippetsOf(Path paper) throws IOException {
        List<String> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(paper));
        while (block.find()) {
            snippets.add(block.group(1));
        }
        return snippets;
    }

    private static String asClass(String snippet) {
        String imports =
                IMPORT.matcher(snippet).results().map(found -> found.group()).collect(Collectors.joining("\n"));
        String body = IMPORT.matcher(snippet).replaceAll("");
        return imports + "\nclass Snippet { static void run() throws Exception {\n" + body + "\n} }\n";
    }

    private static List<String> errorsOf(String source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(file))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(it -> it.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(it -> it.getMessage(Locale.ROOT))
                .toList();
    }
}
