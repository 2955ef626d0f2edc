package dev.hiring.testkit;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;

import dev.hiring.apidocs.ApiDocuments;
import dev.hiring.apidocs.Examples;

/**
 * Holds the published documents of a service's API to its code. Each service has a test that extends this and calls every
 * operation once: what is sent and answered then is the example in the document.
 */
@ServiceTest
public abstract class ApiDocumentTest {

    static final List<String> VERSIONS = ApiDocuments.VERSIONS;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Tokens tokens;

    @Autowired
    protected Api api;

    @Autowired
    protected TestEvents events;

    @Autowired
    protected SettableClock clock;

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void documentIsThatOfTheCode(String version) {
        Object application = context.getBeansWithAnnotation(SpringBootApplication.class)
                .values()
                .iterator()
                .next();
        ApiDocuments.ofService(context, application.getClass())
                .check(version, api.baseUrl(), clock.instant(), this::callAll);
    }

    /** Calls every operation of the service; those that the version does not have are left out. */
    protected abstract void callAll(Examples examples);

    /** Somebody of that organization who has one role, and is called like it. */
    protected final Examples.Caller as(Examples examples, String organization, String role) {
        return examples.as(tokens.bearerOf(role, organization, role));
    }
}
