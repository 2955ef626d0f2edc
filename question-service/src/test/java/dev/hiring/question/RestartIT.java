package dev.hiring.question;

import static dev.hiring.question.BankClient.QUESTIONS;
import static dev.hiring.question.BankClient.newOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.hiring.kit.security.Role;
import dev.hiring.question.BankClient.Answer;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.Tokens;

/** What one instance stored, another one of the same store goes on with. */
@ServiceTest
class RestartIT {

    private final Api api;
    private final Tokens tokens;
    private final Environment environment;
    private final String organization = newOrganization();

    RestartIT(@Autowired Api api, @Autowired Tokens tokens, @Autowired Environment environment) {
        this.api = api;
        this.tokens = tokens;
        this.environment = environment;
    }

    @Test
    void anotherInstanceGoesOnWhereTheFirstStopped() {
        BankClient first = new BankClient(api.as(organization, Role.RECRUITER));
        first.post("/api/v1/library/import", "");
        String revised = first.draft(ContentJson.withPrompt("First?"));
        first.publish(revised);
        first.put(QUESTIONS + "/" + revised + "/draft", ContentJson.withPrompt("Second?"));
        Answer page = first.get(QUESTIONS + "?limit=10");

        try (ConfigurableApplicationContext context = secondInstance()) {
            BankClient second = new BankClient(client(context));

            assertThat(second.get(QUESTIONS + "/{id}", revised).body())
                    .isEqualTo(first.get(QUESTIONS + "/{id}", revised).body());
            assertThat(second.post("/api/v1/library/import", "").<Integer>read("$.created"))
                    .isZero();
            String rest = QUESTIONS + "?limit=200&cursor=" + page.<String>read("$.next");
            assertThat(second.get(rest).body()).isEqualTo(first.get(rest).body());
            assertThat(second.publish(revised).<Integer>read("$.publishedVersion"))
                    .isEqualTo(2);
            assertThat(first.get(QUESTIONS + "/{id}/versions/1", revised).<String>read("$.content.prompt"))
                    .isEqualTo("First?");
        }
    }

    private ConfigurableApplicationContext secondInstance() {
        String[] arguments = Stream.concat(
                        Stream.of("spring.kafka.bootstrap-servers", "spring.mongodb.uri", "hiring.security.issuer")
                                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name)),
                        Stream.of("--server.port=0", "--management.server.port=0"))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(QuestionServiceApplication.class).run(arguments);
    }

    private RestTestClient client(ConfigurableApplicationContext context) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.bearer(organization, Role.RECRUITER))
                .build();
    }
}
