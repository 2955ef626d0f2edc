package dev.hiring.kit.json;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

import dev.hiring.events.QuestionKind;

/** What every mapper of the suite must know: answers and keys by their kind, and what must not be missing. */
public final class EventModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** The property that tells answers and keys apart. */
    public static final String KIND = Kinds.PROPERTY;

    public EventModule() {
        super("hiring-events");
        for (Class<?> family : Kinds.FAMILIES) {
            setMixInAnnotation(family, Kinds.ByKind.class);
            registerSubtypes(Kinds.of(family).toArray(NamedType[]::new));
        }
    }

    /** What {@link #KIND} may be. */
    public static List<String> kinds() {
        return Arrays.stream(QuestionKind.values()).map(QuestionKind::name).toList();
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new RequiredComponents());
    }
}
