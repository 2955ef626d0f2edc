package dev.hiring.gateway.limit;

import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.hiring.gateway.limit.RateSettings.RouteClass;

/** Finds the class of a request. */
final class RouteClasses {

    /** Of a request that no class fits. */
    private static final RouteClass PLAIN = new RouteClass(Set.of(), List.of(), 1, null, false);

    private record Entry(RouteClass routeClass, List<PathPattern> paths) {

        boolean fits(String method, PathContainer path) {
            return (routeClass.methods().isEmpty() || routeClass.methods().contains(method))
                    && (paths.isEmpty() || paths.stream().anyMatch(pattern -> pattern.matches(path)));
        }
    }

    private final List<Entry> entries;

    RouteClasses(List<RouteClass> classes) {
        entries = classes.stream()
                .map(routeClass -> new Entry(
                        routeClass,
                        routeClass.paths().stream()
                                .map(PathPatternParser.defaultInstance::parse)
                                .toList()))
                .toList();
    }

    RouteClass of(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return entries.stream()
                .filter(entry -> entry.fits(request.getMethod().name(), path))
                .findFirst()
                .map(Entry::routeClass)
                .orElse(PLAIN);
    }
}
