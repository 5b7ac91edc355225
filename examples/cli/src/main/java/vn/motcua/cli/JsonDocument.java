package vn.motcua.cli;

import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON document a command prints; its first field is the version of its form. */
final class JsonDocument {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonDocument() {}

    static ObjectNode create() {
        return MAPPER.createObjectNode().put("version", 1);
    }

    static void print(ObjectNode document, PrintWriter out) {
        out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        out.flush();
    }
}
