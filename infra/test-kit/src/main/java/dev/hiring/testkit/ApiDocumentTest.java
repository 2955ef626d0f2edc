package dev.hiring.testkit;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;

import dev.hiring.apidocs.ApiDocuments;

/** Holds the published documents of a service's API to its code: each service has a test that extends this. */
@ServiceTest
public abstract class ApiDocumentTest {

    static final List<String> VERSIONS = ApiDocuments.VERSIONS;

    @Autowired
    private ApplicationContext context;

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void documentIsThatOfTheCode(String version) {
        Object application = context.getBeansWithAnnotation(SpringBootApplication.class)
                .values()
                .iterator()
                .next();
        ApiDocuments.ofService(context, application.getClass()).check(version);
    }
}
