package dev.hiring.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.apicurio.datamodels.Library;
import io.apicurio.datamodels.models.Document;
import io.apicurio.datamodels.models.asyncapi.v30.AsyncApi30Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The records, their schemas, their samples and the AsyncAPI document tell the same story. */
class ContractTests {

    private static final Path SCHEMAS = Path.of("src/main/resources/dev/hiring/events/schemas");

    private final EventSchemas schemas = new EventSchemas();

    static Stream<Contract> contracts() {
        return Contract.all();
    }

    /** After a wanted change of a record, {@code -Dhiring.schemas.write=true} writes the schemas anew. */
    @ParameterizedTest
    @MethodSource("contracts")
    void schemaIsThatOfTheRecord(Contract contract) throws IOException {
        if (Boolean.getBoolean("hiring.schemas.write")) {
            Files.writeString(SCHEMAS.resolve(contract.type() + ".json"), schemas.of(contract));
        }
        assertThat(Files.readString(SCHEMAS.resolve(contract.type() + ".json"))).isEqualTo(schemas.of(contract));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void sampleFitsTheSchema(Contract contract) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(contract.schema())
                        .validate(contract.sample(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void typeIsNamedAfterItsTopic(Contract contract) {
        Topic topic = Arrays.stream(Topic.values())
                .filter(t -> t.types().containsKey(contract.type()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        assertThat(contract.type()).matches(topic.topicName().replace(".", "\\.") + "\\.[a-z-]+\\.v[1-9]");
    }

    @Test
    void asyncApiDocumentIsValid() {
        Document document = Library.readDocumentFromJSONString(asyncApi().toString());
        assertThat(document).isInstanceOf(AsyncApi30Document.class);
        assertThat(Library.validate(document, null)).isEmpty();
    }

    @Test
    void asyncApiDocumentHasEveryTypeOnItsTopic() {
        for (Topic topic : Topic.values()) {
            JsonNode channel = asyncApi()
                    .path("channels")
                    .valueStream()
                    .filter(c -> c.path("address").asString().equals(topic.topicName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(names(channel.path("messages").values().iterator()))
                    .isEqualTo(topic.types().keySet());
        }
    }

    private static Set<String> names(Iterator<JsonNode> references) {
        Set<String> names = new TreeSet<>();
        references.forEachRemaining(reference -> names.add(asyncApi()
                .at(reference.path("$ref").asString().substring(1))
                .path("name")
                .asString()));
        return names;
    }

    private static JsonNode asyncApi() {
        return new YAMLMapper().readTree(Contract.asyncApi());
    }
}
