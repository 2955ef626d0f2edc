package dev.hiring.kit.http;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.Level;
import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.security.Role;
import dev.hiring.kit.security.TestIssuer;

/** A small service without a store, to try the kit's HTTP conventions on. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "dev.hiring.kit.aggregate.AggregateAutoConfiguration",
            "dev.hiring.kit.consume.ConsumeAutoConfiguration",
            "dev.hiring.kit.outbox.OutboxAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@Import({TestApi.Things.class, TestApi.Foreign.class})
public class TestApi {

    @Bean
    TestIssuer testIssuer() throws Exception {
        return new TestIssuer();
    }

    @Bean
    DynamicPropertyRegistrar issuerProperties(TestIssuer issuer) {
        return properties -> properties.add("hiring.security.issuer", issuer::url);
    }

    record Section(
            String title,
            @Min(1) @Max(100) int count,
            @Nullable BigDecimal marks) {}

    record Thing(
            @NotBlank String title,
            Level level,
            boolean open,
            @Nullable Instant opensAt,
            List<String> skills,
            @Valid List<Section> sections,
            Map<String, BigDecimal> minimums,
            @Nullable AnswerKey answerKey,
            @Nullable Answer answer) {}

    /** Its constructor refuses what is invalid. */
    record Share(BigDecimal part) {
        Share {
            if (part.signum() < 0) {
                throw new IllegalArgumentException("must not be negative");
            }
        }
    }

    static final class Over extends Problem {
        private static final long serialVersionUID = 1L;

        Over() {
            super(HttpStatus.CONFLICT, "session-over", "The session is over.");
        }
    }

    @RestController
    static final class Things {

        @PostMapping("/things")
        @RolesAllowed({Role.RECRUITER, Role.ADMIN})
        Thing echo(@Valid @RequestBody Thing thing) {
            return thing;
        }

        @PostMapping("/shares")
        @RolesAllowed(Role.RECRUITER)
        Share share(@RequestBody Share share) {
            return share;
        }

        @GetMapping("/things")
        @RolesAllowed(Role.RECRUITER)
        Page<Integer> list(
                PageRequest page, @RequestParam Optional<Level> level, @RequestParam Optional<List<Level>> levels) {
            long from = page.cursor().map(cursor -> cursor.integer(0)).orElse(0L);
            List<Integer> rows = IntStream.range((int) from, 7)
                    .limit(page.limit() + 1L)
                    .boxed()
                    .toList();
            return Page.of(rows, page.limit(), row -> Cursor.of(Long.toString(row + 1)));
        }

        @GetMapping("/things/{number}")
        @RolesAllowed(Role.RECRUITER)
        ResponseEntity<String> get(@PathVariable int number) {
            return ResponseEntity.ok().eTag(ETags.of(number)).body("thing");
        }

        @PutMapping("/things/{number}")
        @RolesAllowed(Role.RECRUITER)
        ResponseEntity<Void> put(@PathVariable long number, IfMatch ifMatch) {
            ifMatch.check(number);
            return ResponseEntity.noContent().build();
        }

        @GetMapping("/positions")
        @RolesAllowed(Role.RECRUITER)
        int position(@RequestParam @Min(1) int rank, @RequestParam String name) {
            return rank + name.length();
        }

        @GetMapping("/caller")
        @RolesAllowed({Role.ATS, Role.RECRUITER})
        Caller caller(Caller caller) {
            return caller;
        }

        @PostMapping("/ids")
        @RolesAllowed(Role.RECRUITER)
        ResponseEntity<String> id(IdempotencyKey key) {
            return ResponseEntity.created(URI.create("/ids/1")).body(key.id("thing"));
        }

        @GetMapping("/api/{apiVersion}/words")
        @RolesAllowed(Role.RECRUITER)
        Page<String> words(PageRequest page) {
            return new Page<>(List.of("word"), "next");
        }

        @PostMapping("/api/{apiVersion}/words")
        @RolesAllowed(Role.RECRUITER)
        ResponseEntity<String> word(IdempotencyKey key, ApiPath api) {
            return ResponseEntity.created(api.to("words", "a/b")).body(key.id("word"));
        }

        @GetMapping(path = "/api/{apiVersion}/shape", version = "v1")
        @RolesAllowed(Role.RECRUITER)
        String oldShape() {
            return "old";
        }

        @GetMapping(path = "/api/{apiVersion}/shape", version = "v2+")
        @RolesAllowed(Role.RECRUITER)
        String newShape() {
            return "new";
        }

        @GetMapping(path = "/api/{apiVersion}/late", version = "v2+")
        @RolesAllowed(Role.RECRUITER)
        String late() {
            return "late";
        }

        @GetMapping(path = "/api/{apiVersion}/early", version = "v1")
        @RolesAllowed(Role.RECRUITER)
        String early() {
            return "early";
        }

        @GetMapping("/undeclared")
        String undeclared() {
            return "nobody may see this";
        }

        @GetMapping("/public/hello")
        @PermitAll
        String hello() {
            return "hello";
        }

        @GetMapping("/failures/{kind}")
        @RolesAllowed(Role.RECRUITER)
        String fail(@PathVariable String kind) throws Exception {
            throw switch (kind) {
                case "problem" -> new Over().with("deadline", "2026-01-31T12:00:00Z");
                case "missing" -> new NotFound("session");
                case "duplicate" -> new DuplicateKeyException("E11000 secret index");
                case "concurrent" -> concurrentChange();
                case "store" -> new DataAccessResourceFailureException("secret host");
                case "line" -> new IllegalStateException("first\r\nsecond \u001b[31m");
                default -> new IllegalStateException("the secret of " + kind);
            };
        }

        private static RuntimeException concurrentChange() throws ReflectiveOperationException {
            Constructor<ConcurrentChange> constructor =
                    ConcurrentChange.class.getDeclaredConstructor(String.class, String.class);
            constructor.setAccessible(true);
            return constructor.newInstance("things", "1");
        }
    }

    @RestController
    @ForeignContract
    static final class Foreign {

        @GetMapping("/foreign")
        @RolesAllowed(Role.RECRUITER)
        String hello(@RequestParam String name) {
            return "hello " + name;
        }

        @PostMapping("/foreign")
        @RolesAllowed(Role.RECRUITER)
        String post() {
            return "done";
        }
    }
}
