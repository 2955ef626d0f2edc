package dev.hiring.kit.http;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.security.Role;
import dev.hiring.kit.security.TestIssuer;

/** A small service with a store, whose only resource counts how often it was created. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "dev.hiring.kit.aggregate.AggregateAutoConfiguration",
            "dev.hiring.kit.consume.ConsumeAutoConfiguration",
            "dev.hiring.kit.outbox.OutboxAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@Import({TestStoreApi.Orders.class, TestClient.class})
class TestStoreApi {

    @Bean
    TestIssuer testIssuer() throws Exception {
        return new TestIssuer();
    }

    @Bean
    DynamicPropertyRegistrar issuerProperties(TestIssuer issuer) {
        return properties -> properties.add("hiring.security.issuer", issuer::url);
    }

    @Bean
    Time time() {
        return new Time();
    }

    static final class Time extends Clock {

        private volatile Instant now = Instant.parse("2026-01-31T12:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    record Order(String id, int created) {}

    @RestController
    static final class Orders {

        private final AtomicInteger created = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        /** Holds requests from now on until it is opened. */
        CountDownLatch close() {
            gate = new CountDownLatch(1);
            return gate;
        }

        int created() {
            return created.get();
        }

        @PostMapping("/api/{apiVersion}/orders/{outcome}")
        @RolesAllowed(Role.RECRUITER)
        ResponseEntity<Order> create(
                @PathVariable String outcome, @RequestBody Map<String, String> body, IdempotencyKey key, ApiPath api)
                throws InterruptedException {
            int count = created.incrementAndGet();
            gate.await();
            Order order = new Order(key.id("order"), count);
            return switch (outcome) {
                case "fails" -> throw new IllegalStateException("failed");
                case "waits" -> throw new Unprocessable("item", "has not arrived yet").passing();
                case "collides" -> throw StandardProblem.concurrentChange();
                case "refuses" -> throw new Unprocessable("item", "is sold out after " + count);
                case "secret" ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(order);
                case "long" -> ResponseEntity.ok(new Order("x".repeat(256 * 1024), count));
                default ->
                    ResponseEntity.created(api.to("orders", order.id()))
                            .eTag(ETags.of(1))
                            .body(order);
            };
        }
    }
}
