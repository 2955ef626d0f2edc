package dev.hiring.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A test of {@link TestApi} over real HTTP; {@link TestClient} can be injected. All of them share one server. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = TestApi.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=test-service",
            "management.server.port=0",
            "hiring.security.public-paths=/public/**",
            "hiring.http.max-body=64KB"
        })
@Import(TestClient.class)
public @interface ApiTest {}
