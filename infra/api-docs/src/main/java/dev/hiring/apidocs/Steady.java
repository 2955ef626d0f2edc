package dev.hiring.apidocs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes one run of the examples read as the other: ids, times and secrets are different in each. Ids are numbered as they
 * come, times are told from a fixed day on, and some figures are always the same.
 */
final class Steady {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    private static final Pattern SECRET = Pattern.compile("\\b(inv_|whsec_|whpk_|ats_[0-9a-f-]{36}_)[A-Za-z0-9+/=_-]+");
    private static final Pattern ORGANIZATION = Pattern.compile("\\b(org|company)-" + ID.pattern());
    private static final Pattern OWN = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(?=/api/)");
    private static final Pattern OTHERS = Pattern.compile("(http://)?127\\.0\\.0\\.1(:\\d+)?");
    private static final Instant DAY = Instant.parse("2027-03-01T09:00:00Z");

    /** How long something took, and how many records tests before this have published. */
    private static final Map<String, Integer> FIGURES = Map.of("milliseconds", 84, "records", 1815, "ofRecords", 1815);

    private final Instant start;
    private final Map<String, String> ids = new HashMap<>();

    Steady(Instant start) {
        this.start = start;
    }

    JsonNode of(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode steady = object.objectNode();
                object.forEachEntry((name, each) -> steady.set(of(name), of(name, each)));
                yield steady;
            }
            case ArrayNode array -> {
                ArrayNode steady = array.arrayNode();
                array.forEach(each -> steady.add(of(each)));
                yield steady;
            }
            case StringNode text -> StringNode.valueOf(of(text.asString()));
            default -> value;
        };
    }

    private JsonNode of(String name, JsonNode value) {
        if (name.equals("next") && value.isString()) {
            return StringNode.valueOf("MTgwMzAyODgwMDAwMHxiOTQ1");
        }
        if (name.equals("options") && value instanceof ArrayNode options) {
            return of(inOrder(options));
        }
        Integer figure = FIGURES.get(name);
        return figure != null && value.isNumber() ? IntNode.valueOf(figure) : of(value);
    }

    /** In which order a candidate sees the options is drawn. */
    private static ArrayNode inOrder(ArrayNode options) {
        ArrayNode ordered = options.arrayNode();
        options.valueStream()
                .sorted(Comparator.comparing(option -> option.path("id").asString()))
                .forEach(ordered::add);
        return ordered;
    }

    String of(String text) {
        String steady = ORGANIZATION.matcher(text).replaceAll("acme");
        steady = ID.matcher(steady).replaceAll(match -> ids.computeIfAbsent(match.group(), _ -> nextId()));
        steady = TIME.matcher(steady).replaceAll(this::time);
        steady = SECRET.matcher(steady).replaceAll("$1T2xkLW1hbi1yaXZlci1qdXN0LWtlZXBzLXJvbGxpbmc");
        steady = OWN.matcher(steady).replaceAll("https://hiring.example.com");
        return OTHERS.matcher(steady)
                .replaceAll(match -> (match.group(1) == null ? "" : "https://") + "ats.example.com");
    }

    private String nextId() {
        return UUID.nameUUIDFromBytes(("example " + ids.size()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** To the minute: some clocks go on meanwhile. */
    private String time(MatchResult match) {
        Duration since = Duration.between(start, Instant.parse(match.group()));
        return DAY.plusSeconds(Math.round(since.toMillis() / 60_000d) * 60).toString();
    }
}
