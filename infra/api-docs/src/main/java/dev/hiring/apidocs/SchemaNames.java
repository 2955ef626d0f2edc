package dev.hiring.apidocs;

import com.fasterxml.classmate.ResolvedType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What schemas are called: as their records, if that says enough. One of a single word such as {@code State}, and one whose
 * name another has as well, is named after the class around it too, or its package: {@code SessionState}. A page of jobs is a {@code
 * JobResponsePage}.
 */
record SchemaNames(Map<Class<?>, String> names) {

    private static final List<String> ROLES_OF_CLASSES =
            List.of("Controller", "Bodies", "Event", "Response", "Request");

    static SchemaNames of(Collection<Class<?>> types) {
        Map<String, List<Class<?>>> bySimpleName = types.stream().collect(Collectors.groupingBy(Class::getSimpleName));
        Map<Class<?>, String> names = new HashMap<>();
        bySimpleName.forEach((name, sharing) -> sharing.forEach(type -> {
            boolean enough = sharing.size() == 1 && isTwoWords(name) && !isOneOfFamily(type);
            names.put(type, enough || isAlone(type, sharing) ? name : qualified(type));
        }));
        return new SchemaNames(names);
    }

    private static boolean isTwoWords(String name) {
        return name.chars().skip(1).anyMatch(Character::isUpperCase);
    }

    private static boolean isOneOfFamily(Class<?> type) {
        return type.getEnclosingClass() != null
                && Arrays.asList(type.getInterfaces()).contains(type.getEnclosingClass());
    }

    private static boolean isAlone(Class<?> type, List<Class<?>> sharing) {
        return type.getEnclosingClass() == null
                && sharing.stream()
                                .filter(each -> each.getEnclosingClass() == null)
                                .count()
                        == 1;
    }

    private static String qualified(Class<?> type) {
        String outer = type.getEnclosingClass() == null
                ? Words.camel(type.getPackageName().replaceFirst(".*\\.", ""))
                : type.getEnclosingClass().getSimpleName();
        for (String role : ROLES_OF_CLASSES) {
            outer = outer.endsWith(role) ? outer.substring(0, outer.length() - role.length()) : outer;
        }
        return outer + type.getSimpleName();
    }

    String of(ResolvedType type) {
        String arguments = type.getTypeParameters().stream().map(this::of).collect(Collectors.joining());
        Class<?> erased = type.getErasedType();
        return arguments + names.getOrDefault(erased, erased.getSimpleName());
    }
}
