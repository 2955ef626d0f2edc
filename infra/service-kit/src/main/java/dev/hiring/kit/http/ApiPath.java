package dev.hiring.kit.http;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where resources are in the version of the API that was asked, so that no link leads out of it. As an argument of a
 * handler method it is read from the request.
 *
 * @param version such as {@code v2}
 */
public record ApiPath(String version) {

    /** The path of a resource, relative so that it holds at the gateway: {@code to("jobs", id)} is /api/v2/jobs/…. */
    public URI to(String... segments) {
        return UriComponentsBuilder.fromPath("/api")
                .pathSegment(version)
                .pathSegment(segments)
                .build()
                .encode()
                .toUri();
    }
}
