package dev.hiring.apidocs;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an operation calls, as far as its code says so. */
final class Calls {

    private static final String PROBLEM = "dev.hiring.kit.http.Problem";
    private static final String CONCURRENT_CHANGE = "dev.hiring.kit.aggregate.ConcurrentChange";

    private final JavaClasses classes;
    private final ProblemTypes types;

    private Calls(JavaClasses classes, ProblemTypes types) {
        this.classes = classes;
        this.types = types;
    }

    /** Of the operations in a package and below it. */
    static Calls in(String application, ProblemTypes types) {
        return new Calls(
                new ClassFileImporter()
                        .importPackages(
                                application,
                                "dev.hiring.kit.aggregate",
                                "dev.hiring.kit.http",
                                "dev.hiring.kit.privacy"),
                types);
    }

    /** Whether the operation itself, or a method of its own class that it calls, calls a method of that name. */
    boolean callsItself(Method operation, String name) {
        String owner = operation.getDeclaringClass().getName();
        return reachable(operation, unit -> unit.getOwner().getName().equals(owner)).stream()
                .flatMap(unit -> unit.getMethodCallsFromSelf().stream())
                .anyMatch(call -> call.getTarget().getName().equals(name));
    }

    /** The types of the problems that are made on the way. */
    Set<String> problems(Method operation) {
        Set<String> found = new TreeSet<>();
        for (JavaCodeUnit unit : reachable(operation, _ -> true)) {
            Stream.concat(
                            unit.getConstructorCallsFromSelf().stream()
                                    .map(call -> call.getTarget().getOwner()),
                            unit.getConstructorReferencesFromSelf().stream()
                                    .map(reference -> reference.getTarget().getOwner()))
                    .forEach(made -> {
                        if (made.getName().equals(CONCURRENT_CHANGE)) {
                            found.add("concurrent-change");
                        } else if (made.isAssignableTo(PROBLEM)) {
                            type(made.getName()).ifPresent(found::add);
                        }
                    });
        }
        return found;
    }

    private Set<JavaCodeUnit> reachable(Method operation, Predicate<JavaCodeUnit> wanted) {
        JavaCodeUnit start = classes.get(operation.getDeclaringClass())
                .getMethod(operation.getName(), operation.getParameterTypes());
        Set<JavaCodeUnit> seen = new LinkedHashSet<>(Set.of(start));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            targets(unit)
                    .flatMap(target -> target.resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(wanted)
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }

    private static Stream<AccessTarget.CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }

    /** The only text among the constants of the class that is listed as a type. One that has several says so itself. */
    private Optional<String> type(String problem) {
        try (InputStream bytes = Objects.requireNonNull(
                Calls.class.getClassLoader().getResourceAsStream(problem.replace('.', '/') + ".class"))) {
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(bytes.readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue())
                    .filter(types::knows)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
