package dev.hiring.kit.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Reads nullness where the compiler reads it: in {@code @NullMarked} code a record's component that is not
 * {@code @Nullable} must be there, and so must the elements of a collection.
 */
final class RequiredComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner() instanceof AnnotatedConstructor constructor)) {
            return null;
        }
        Class<?> type = constructor.getDeclaringClass();
        if (!type.isRecord() || !type.getPackage().isAnnotationPresent(NullMarked.class)) {
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        return isCanonical(constructor, components) ? nulls(components[parameter.getIndex()]) : null;
    }

    private static boolean isCanonical(AnnotatedConstructor constructor, RecordComponent[] components) {
        return Arrays.equals(
                constructor.getAnnotated().getParameterTypes(),
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    private static JsonSetter.Value nulls(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        Nulls elements = Nulls.DEFAULT;
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            elements = allowed(arguments[arguments.length - 1]);
        }
        return JsonSetter.Value.construct(
                component.getType() == Optional.class ? Nulls.DEFAULT : allowed(type), elements);
    }

    private static Nulls allowed(AnnotatedType type) {
        boolean nullable = type.isAnnotationPresent(Nullable.class) || type instanceof AnnotatedTypeVariable;
        return nullable ? Nulls.DEFAULT : Nulls.FAIL;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }
}
