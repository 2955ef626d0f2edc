package dev.hiring.events;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Derives the JSON Schema of an event from its record: every component is required, the nullable ones may be null. */
final class EventSchemas {

    private static final Pattern WORD = Pattern.compile("([a-z])([A-Z])");

    private final SchemaGenerator generator = new SchemaGenerator(config().build());

    String of(Contract contract) {
        ObjectNode schema = generator.generateSchema(contract.event());
        schema.put("title", contract.event().getSimpleName());
        return schema.toPrettyString() + "\n";
    }

    private static SchemaGeneratorConfigBuilder config() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON);
        config.with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS);
        config.forFields().withRequiredCheck(_ -> true).withNullableCheck(field -> isNullable(field.getRawMember()));
        config.forTypesInGeneral()
                .withSubtypeResolver((type, context) ->
                        Answer.class == type.getErasedType() || AnswerKey.class == type.getErasedType()
                                ? subtypes(type.getErasedType(), context)
                                : null)
                .withTypeAttributeOverride(
                        (node, scope, _) -> addKind(node, scope.getType().getErasedType()));
        return config;
    }

    private static List<ResolvedType> subtypes(Class<?> sealed, SchemaGenerationContext context) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> context.getTypeContext().resolve(type))
                .toList();
    }

    /** The mapper writes the kind beside the components; the records do not hold it. */
    private static void addKind(ObjectNode node, Class<?> type) {
        boolean known = node.path("properties").has("kind");
        if (!known
                && type.isRecord()
                && (Answer.class.isAssignableFrom(type) || AnswerKey.class.isAssignableFrom(type))) {
            String kind = WORD.matcher(type.getSimpleName()).replaceAll("$1_$2").toUpperCase(Locale.ROOT);
            node.withObject("/properties").putObject("kind").put("const", kind);
            node.withArray("/required").add("kind");
        }
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
