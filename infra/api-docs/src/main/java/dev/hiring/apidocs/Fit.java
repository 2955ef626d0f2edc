package dev.hiring.apidocs;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether what was sent or answered is what the document says. */
final class Fit {

    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final ObjectNode document;

    Fit(ObjectNode document) {
        this.document = document;
    }

    List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = document.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        return schemas.getSchema(whole).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    void check(String what, JsonNode schema, JsonNode value) {
        List<String> errors = errors(schema, value);
        if (!errors.isEmpty()) {
            throw new AssertionError(
                    "%s does not fit its schema: %s%n%s".formatted(what, errors, value.toPrettyString()));
        }
    }
}
