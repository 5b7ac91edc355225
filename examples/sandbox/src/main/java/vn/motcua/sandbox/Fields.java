package vn.motcua.sandbox;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads members of a message by the rules of the wire: text unless said otherwise, refused by name. */
record Fields(ObjectNode object) {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    String required(String name) throws Refusal {
        String text = optional(name);
        if (text.isBlank()) {
            throw new Refusal("Thiếu trường bắt buộc " + name);
        }
        return text;
    }

    String required(String name, int longest) throws Refusal {
        String text = required(name);
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Refusal("Trường " + name + " dài quá " + longest + " ký tự");
        }
        return text;
    }

    String required(String name, Set<String> allowed) throws Refusal {
        String text = required(name);
        if (!allowed.contains(text)) {
            throw new Refusal("Trường " + name + " có giá trị không hợp lệ");
        }
        return text;
    }

    String optional(String name) throws Refusal {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString()) {
            throw new Refusal("Trường " + name + " phải là chuỗi");
        }
        return node.stringValue();
    }

    String time(String name) throws Refusal {
        String text = required(name);
        try {
            LocalDateTime.parse(text, TIME);
            return text;
        } catch (DateTimeException wrong) {
            throw new Refusal("Trường " + name + " phải có dạng yyyyMMddHHmmss");
        }
    }

    void optionalTime(String name) throws Refusal {
        if (!optional(name).isEmpty()) {
            time(name);
        }
    }

    List<Fields> rows(String name) throws Refusal {
        JsonNode node = object.path(name);
        if (!node.isArray() && !node.isMissingNode()) {
            throw new Refusal("Trường " + name + " phải là danh sách");
        }
        List<Fields> rows = new ArrayList<>();
        for (JsonNode item : node) {
            if (!(item instanceof ObjectNode row)) {
                throw new Refusal("Trường " + name + " phải là danh sách đối tượng");
            }
            rows.add(new Fields(row));
        }
        return rows;
    }

    List<Fields> requiredRows(String name) throws Refusal {
        List<Fields> rows = rows(name);
        if (rows.isEmpty()) {
            throw new Refusal("Thiếu trường bắt buộc " + name);
        }
        return rows;
    }
}
