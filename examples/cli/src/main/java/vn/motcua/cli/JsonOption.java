package vn.motcua.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Text for people or one JSON document for programs. */
final class JsonOption {

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    private boolean json;

    boolean isAsked() {
        return json;
    }

    void print(PrintWriter out, Supplier<String> text, Consumer<ObjectNode> document) {
        if (!json) {
            out.println(text.get());
            return;
        }
        ObjectNode filled = JsonDocument.create();
        document.accept(filled);
        JsonDocument.print(filled, out);
    }
}
