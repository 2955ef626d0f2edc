package dev.hiring.kit.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.jsontype.NamedType;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.QuestionKind;

/**
 * The sealed types with one record for each {@link QuestionKind}. A record is named as its kind is, {@code SingleChoice}
 * for {@code SINGLE_CHOICE}, so that a new kind needs nothing here.
 */
final class Kinds {

    static final String PROPERTY = "kind";

    static final List<Class<?>> FAMILIES = List.of(Answer.class, AnswerKey.class);

    /** What tells Jackson the property; mixed into the families, which know nothing of Jackson. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = PROPERTY)
    interface ByKind {}

    private Kinds() {}

    static List<NamedType> of(Class<?> family) {
        Map<String, Class<?>> records = Arrays.stream(family.getPermittedSubclasses())
                .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
        return Arrays.stream(QuestionKind.values())
                .map(kind -> new NamedType(recordOf(family, kind, records), kind.name()))
                .toList();
    }

    private static Class<?> recordOf(Class<?> family, QuestionKind kind, Map<String, Class<?>> records) {
        String name = Arrays.stream(kind.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        Class<?> type = records.get(name);
        if (type == null) {
            throw new IllegalStateException(family.getName() + " has no record " + name);
        }
        return type;
    }
}
