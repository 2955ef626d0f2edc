package dev.hiring.kit.aggregate;

import java.util.List;
import java.util.Map;
import org.springframework.data.convert.ConfigurableTypeInformationMapper;
import org.springframework.data.convert.MappingContextTypeInformationMapper;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;

import dev.hiring.events.AnswerKey;

/**
 * Names the subtypes of sealed types in documents by literals, so that renaming a class breaks no stored document. Other
 * types take part with {@code @TypeAlias}; where the type is plain from the field, nothing is written.
 */
final class StoredTypes {

    private static final String FIELD = "_type";

    private static final Map<Class<?>, String> ALIASES = Map.ofEntries(
            Map.entry(AnswerKey.SingleChoice.class, "single-choice-key"),
            Map.entry(AnswerKey.MultipleChoice.class, "multiple-choice-key"),
            Map.entry(AnswerKey.TrueFalse.class, "true-false-key"),
            Map.entry(AnswerKey.Numeric.class, "numeric-key"),
            Map.entry(AnswerKey.ShortText.class, "short-text-key"),
            Map.entry(AnswerKey.FreeText.class, "free-text-key"));

    private StoredTypes() {}

    static void configure(MappingMongoConverter converter) {
        converter.setTypeMapper(new DefaultMongoTypeMapper(
                FIELD,
                List.of(
                        new ConfigurableTypeInformationMapper(ALIASES),
                        new MappingContextTypeInformationMapper(converter.getMappingContext()))));
    }
}
