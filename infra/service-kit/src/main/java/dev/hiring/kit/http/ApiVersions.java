package dev.hiring.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;

/**
 * The versions that every service answers in, by path: {@code /api/v1/…}. Controllers are mapped to
 * {@code /api/{apiVersion}/…} and answer in all of them; a method names a version ({@code version = "v2+"}) only where
 * the versions differ.
 */
final class ApiVersions {

    static final List<String> LIVE = List.of("v1", "v2");

    private static final String ROOT = "/api/";
    private static final int SEGMENT = 1;
    private static final Pattern NAME = Pattern.compile("v([1-9][0-9]{0,3})");
    private static final Pattern VERSIONED = Pattern.compile(ROOT + "(" + NAME + ")(/.*)");

    private ApiVersions() {}

    static void configure(ApiVersionConfigurer versions) {
        ApiVersionParser<Integer> parser = ApiVersions::number;
        versions.usePathSegment(SEGMENT, path -> path.value().startsWith(ROOT))
                .setVersionParser(parser)
                .addSupportedVersions(LIVE.toArray(String[]::new))
                .detectSupportedVersions(false)
                // Error pages have none.
                .setVersionRequired(false);
    }

    private static Integer number(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: " + name);
        }
        return Integer.valueOf(matcher.group(1));
    }

    static Optional<String> of(HttpServletRequest request) {
        Matcher path = VERSIONED.matcher(request.getRequestURI());
        return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    }

    static ApiPath path(HttpServletRequest request) {
        return of(request)
                .map(ApiPath::new)
                .orElseThrow(() -> new IllegalStateException("not mapped to " + ROOT + "{apiVersion}/"));
    }

    /** The path as it is in the first version, the same for whichever was asked. */
    static String inFirst(String path) {
        return VERSIONED.matcher(path).replaceFirst(ROOT + LIVE.getFirst() + "$3");
    }
}
