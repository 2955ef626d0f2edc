package dev.hiring.apidocs;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/**
 * A mapping of the public API.
 *
 * @param path below {@code /api/<version>}
 * @param version in which versions it answers: {@code v1} in that one, {@code v2+} in that one and all later ones, empty in all
 * @param produces the media types that it is limited to
 */
record Endpoint(HttpMethod http, String path, String version, List<String> produces, Method handler)
        implements Comparable<Endpoint> {

    private static final Pattern PATH = Pattern.compile("/api/(\\{apiVersion}|v[0-9]+)(/.+)");
    private static final List<String> ORDER = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Where the mapping's own path names a version, that is the one it answers in. */
    static Endpoint of(HttpMethod http, String pattern, String version, List<String> produces, Method handler) {
        Matcher path = PATH.matcher(pattern);
        if (!path.matches()) {
            throw new IllegalStateException(
                    "%s %s (%s) is not below /api/{apiVersion}/".formatted(http, pattern, handler));
        }
        return new Endpoint(
                http, path.group(2), path.group(1).startsWith("v") ? path.group(1) : version, produces, handler);
    }

    boolean answersIn(String name) {
        if (version.isEmpty() || version.equals(name)) {
            return true;
        }
        return version.endsWith("+") && number(name) >= number(version.substring(0, version.length() - 1));
    }

    private static int number(String version) {
        return Integer.parseInt(version.substring(1));
    }

    String verb() {
        return http.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Endpoint other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : Integer.compare(ORDER.indexOf(http.name()), ORDER.indexOf(other.http.name()));
    }

    @Override
    public String toString() {
        return http + " " + path + (version.isEmpty() ? "" : " (" + version + ")");
    }
}
