package dev.hiring.apidocs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The versions of the API and their dates, from where the gateway has them. */
record Versions(List<Version> live) {

    /**
     * @param deprecated a date, null unless it is on its way out
     */
    record Version(
            String name,
            @Nullable String deprecated,
            @Nullable String sunset,
            @Nullable String successor) {}

    static Versions read() {
        JsonNode settings = new YAMLMapper().readTree(Checkout.read("gateway/src/main/resources/application.yml"));
        return new Versions(settings.at("/hiring/versions/live")
                .valueStream()
                .map(version -> new Version(
                        version.path("name").asString(),
                        date(version.path("deprecated")),
                        date(version.path("sunset")),
                        version.path("successor").asStringOpt().orElse(null)))
                .toList());
    }

    private static @Nullable String date(JsonNode time) {
        return time.isString() ? time.asString().substring(0, 10) : null;
    }

    Version of(String name) {
        return live.stream()
                .filter(version -> version.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the gateway knows no version " + name));
    }
}
