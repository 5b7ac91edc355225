package vn.motcua.payment.fee;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.money.Money;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.Validity;

/** Reads version 1 of the schedule file. A field that is missing or out of range is an error that names it. */
final class TariffReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 1;

    private TariffReader() {}

    static List<Tariff> read(byte[] json) {
        JsonNode root = parse(json);
        if (root.path("version").asInt(0) != VERSION) {
            throw unfit("version", "not version " + VERSION, null);
        }
        List<Tariff> tariffs = new ArrayList<>();
        for (JsonNode node : root.path("tariffs")) {
            Tariff tariff = tariff(node);
            requireNoOverlap(tariffs, tariff);
            tariffs.add(tariff);
        }
        return List.copyOf(tariffs);
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw unfit("file", "not JSON", e);
        }
    }

    private static Tariff tariff(JsonNode node) {
        return new Tariff(
                ProcedureCode.of(text(node, "procedure")).national(),
                constant(FeeKind.class, node, "kind"),
                text(node, "description"),
                constant(Tariff.Unit.class, node, "unit"),
                tiers(node.path("tiers")),
                node.has("capPerCopy") ? money(node, "capPerCopy") : null,
                new Validity(
                        date(node, "inForceFrom"),
                        node.has("inForceUntil") ? date(node, "inForceUntil") : LocalDate.MAX),
                source(node.path("source")));
    }

    private static FeeSource source(JsonNode node) {
        return new FeeSource(
                text(node, "document"),
                constant(Basis.class, node, "basis"),
                text(node, "amounts").equals("CERTAIN"),
                text(node, "citation").equals("CERTAIN"));
    }

    private static List<Tariff.Tier> tiers(JsonNode nodes) {
        List<Tariff.Tier> tiers = new ArrayList<>();
        int last = 0;
        for (JsonNode node : nodes) {
            int from = Math.toIntExact(number(node, "from"));
            if (tiers.isEmpty() ? from != 1 : from <= last) {
                throw unfit("tiers", "not rising from 1", null);
            }
            tiers.add(new Tariff.Tier(from, money(node, "amount")));
            last = from;
        }
        if (tiers.isEmpty()) {
            throw unfit("tiers", "empty", null);
        }
        return tiers;
    }

    private static void requireNoOverlap(List<Tariff> known, Tariff added) {
        boolean overlaps = known.stream()
                .anyMatch(other ->
                        other.procedure().equals(added.procedure()) && overlap(other.validity(), added.validity()));
        if (overlaps) {
            throw unfit("tariffs", "two for one day of procedure " + added.procedure(), null);
        }
    }

    private static boolean overlap(Validity one, Validity other) {
        return one.contains(other.first()) || other.contains(one.first());
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw unfit(field, "missing", null);
        }
        return value.stringValue();
    }

    private static Money money(JsonNode node, String field) {
        return Money.ofDong(number(node, field));
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw unfit(field, "not a whole number", null);
        }
        return value.longValue();
    }

    private static LocalDate date(JsonNode node, String field) {
        try {
            return LocalDate.parse(text(node, field));
        } catch (DateTimeException e) {
            throw unfit(field, "not a date such as 2017-01-01", e);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String field) {
        try {
            return Enum.valueOf(type, text(node, field).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unfit(field, "unknown", e);
        }
    }

    private static InvalidInputException unfit(String field, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "reading a fee schedule", field + " is " + happened, cause);
    }
}
