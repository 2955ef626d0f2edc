package dev.hiring.candidate.order;

import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

import dev.hiring.kit.http.PublicAddress;

/** Where people who may sign in see the result of an order. */
@Component
public final class ResultPages {

    private final URI gateway;

    ResultPages(PublicAddress address) {
        this.gateway = address.uri();
    }

    /** The job's page; the application goes along for those who look for it. */
    public URI of(Order order) {
        return UriComponentsBuilder.fromUri(gateway)
                .path("/")
                .queryParam("job", "{job}")
                .queryParam("application", "{application}")
                .encode()
                .buildAndExpand(order.jobId(), order.applicationId())
                .toUri();
    }
}
