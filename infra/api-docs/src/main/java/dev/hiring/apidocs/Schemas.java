package dev.hiring.apidocs;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of bodies, from their records. A component is nullable if it is marked so. What is sent may leave those out, and
 * may have nothing that is not known; what is answered always has all of them, and may have more one day. A record that is
 * both, or part of both, promises neither.
 */
final class Schemas {

    private static final String COMPONENTS = "components/schemas";
    private static final String KIND = "kind";
    private static final String PATTERN = "pattern";
    private static final Pattern WORD = Pattern.compile("([a-z])([A-Z])");

    private final Comments comments;
    private final Set<Class<?>> sent;
    private final Set<Class<?>> answered;
    private final SchemaNames names;
    private final Set<Class<?>> seen = new HashSet<>();
    private final SchemaBuilder builder;

    private Schemas(Comments comments, Set<Class<?>> sent, Set<Class<?>> answered, SchemaNames names) {
        this.comments = comments;
        this.sent = sent;
        this.answered = answered;
        this.names = names;
        this.builder = new SchemaGenerator(config().build()).buildMultipleSchemaDefinitions();
    }

    static Schemas of(Collection<Type> requests, Collection<Type> answers, Comments comments) {
        Set<Class<?>> sent = typesIn(requests, comments);
        Set<Class<?>> answered = typesIn(answers, comments);
        Set<Class<?>> all = new HashSet<>(sent);
        all.addAll(answered);
        return new Schemas(comments, sent, answered, SchemaNames.of(all));
    }

    private static Set<Class<?>> typesIn(Collection<Type> bodies, Comments comments) {
        Schemas schemas = new Schemas(comments, Set.of(), Set.of(), SchemaNames.of(Set.of()));
        bodies.forEach(schemas.builder::createSchemaReference);
        schemas.builder.collectDefinitions(COMPONENTS);
        return schemas.seen;
    }

    /** The schema of a body or a parameter, or a reference to it, which is filled in when all are {@link #collect}ed. */
    ObjectNode of(Type type) {
        return builder.createSchemaReference(type);
    }

    /** The schemas that were referred to, by name. */
    TreeMap<String, JsonNode> collect() {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        builder.collectDefinitions(COMPONENTS)
                .properties()
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private SchemaGeneratorConfigBuilder config() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.DEFINITION_FOR_MAIN_SCHEMA,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.INLINE_NULLABLE_SCHEMAS,
                        Option.PLAIN_DEFINITION_KEYS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withNullableCheck(field -> !field.isFakeContainerItemScope() && isNullable(field) ? true : null)
                .withRequiredCheck(this::isRequired)
                .withDescriptionResolver(this::describe)
                .withInstanceAttributeOverride((node, _, _) -> anchorPattern(node));
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDefinitionNamingStrategy((key, _) -> name(key.getType()))
                .withCustomDefinitionProvider(this::custom)
                .withTypeAttributeOverride(
                        (node, scope, _) -> complete(node, scope.getType().getErasedType()));
        return config;
    }

    private static void anchorPattern(ObjectNode schema) {
        if (schema.has(PATTERN)) {
            schema.put(PATTERN, WholeText.pattern(schema.path(PATTERN).asString()));
        }
    }

    private String name(ResolvedType type) {
        seen.add(type.getErasedType());
        type.getTypeParameters().forEach(parameter -> seen.add(parameter.getErasedType()));
        return names.of(type);
    }

    private @Nullable CustomDefinition custom(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        if (Map.class.isAssignableFrom(erased)) {
            return new CustomDefinition(values(type, context), DefinitionType.INLINE, AttributeInclusion.YES);
        }
        if (erased.isEnum()) {
            return new CustomDefinition(constants(erased, context), DefinitionType.ALWAYS_REF, AttributeInclusion.NO);
        }
        if (erased.isSealed()) {
            return new CustomDefinition(family(erased, context), DefinitionType.ALWAYS_REF, AttributeInclusion.NO);
        }
        return null;
    }

    private static ObjectNode values(ResolvedType map, SchemaGenerationContext context) {
        ResolvedType value = map.typeParametersFor(Map.class).get(1);
        ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "object");
        if (value.getErasedType() == Object.class) {
            return node.put("additionalProperties", true);
        }
        node.set("additionalProperties", context.createDefinitionReference(value));
        return node;
    }

    private ObjectNode constants(Class<?> type, SchemaGenerationContext context) {
        ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "string");
        StringBuilder text = new StringBuilder(comments.of(type).text());
        for (Object constant : type.getEnumConstants()) {
            node.withArray("enum").add(constant.toString());
            String meaning = comments.of((Enum<?>) constant).text();
            if (!meaning.isEmpty()) {
                text.append("\n- `").append(constant).append("`: ").append(meaning);
            }
        }
        return text.isEmpty() ? node : node.put("description", text.toString().strip());
    }

    /** The types of a sealed one, told apart by {@code kind}. */
    private ObjectNode family(Class<?> type, SchemaGenerationContext context) {
        ObjectNode node = context.getGeneratorConfig().createObjectNode();
        node.put("description", comments.of(type).text());
        ObjectNode discriminator = node.putObject("discriminator").put("propertyName", KIND);
        for (Class<?> each : type.getPermittedSubclasses()) {
            ResolvedType resolved = context.getTypeContext().resolve(each);
            node.withArray("oneOf").add(context.createDefinitionReference(resolved));
            discriminator.withObject("/mapping").put(kind(each), "#/" + COMPONENTS + "/" + name(resolved));
        }
        return node;
    }

    private void complete(ObjectNode node, Class<?> type) {
        if (!type.isRecord()) {
            return;
        }
        String text = comments.of(type).text();
        if (!text.isEmpty()) {
            node.put("description", text);
        } else if (isOfKind(type)) {
            node.put("description", "One of the kind `" + kind(type) + "`.");
        }
        if (isOfKind(type)) {
            ObjectNode kind = node.objectNode().put("type", "string").put("const", kind(type));
            ObjectNode properties = node.objectNode();
            properties.set(KIND, kind.put("description", "Tells this from the others."));
            properties.setAll(node.withObject("/properties"));
            node.set("properties", properties);
            node.withArray("/required").insert(0, KIND);
        }
        if (sent.contains(type) && !answered.contains(type)) {
            node.put("additionalProperties", false);
        }
    }

    /** The mapper writes the kind beside the components; the records do not hold it. */
    private static boolean isOfKind(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static String kind(Class<?> type) {
        return WORD.matcher(type.getSimpleName()).replaceAll("$1_$2").toUpperCase(Locale.ROOT);
    }

    private boolean isRequired(FieldScope field) {
        Class<?> type = field.getDeclaringType().getErasedType();
        return !isMarked(field) || !(sent.contains(type) || leavesOutNulls(type));
    }

    private static boolean isNullable(FieldScope field) {
        return isMarked(field) && !leavesOutNulls(field.getDeclaringType().getErasedType());
    }

    private static boolean isMarked(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean leavesOutNulls(Class<?> type) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private @Nullable String describe(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        String own = comments.of(field.getDeclaringType().getErasedType()).parameter(field.getName());
        return own.isEmpty() ? Glossary.of(field.getName()) : Glossary.sentence(own);
    }
}
