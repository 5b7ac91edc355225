package vn.motcua.cli.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One thing a check has found, with the values a supporter asks for. */
record Finding(Status status, Text text, Map<String, String> facts) {

    Finding {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static Finding of(Status status, Text text) {
        return new Finding(status, text, Map.of());
    }

    Finding with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, String.valueOf(value));
        return new Finding(status, text, more);
    }

    Finding redacted(Redaction redaction) {
        Map<String, String> changed = new LinkedHashMap<>();
        facts.forEach((name, value) -> changed.put(name, redaction.apply(value)));
        return new Finding(status, text.map(redaction::apply), changed);
    }
}
