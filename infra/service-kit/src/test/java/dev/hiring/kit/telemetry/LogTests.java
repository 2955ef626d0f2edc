package dev.hiring.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class LogTests {

    private static final String NAME = "Eve\r\n2026-01-31 ERROR all is lost \u001b[31m";

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void keepsAForgedLineWithinItsLine(CapturedOutput output) {
        log("development");
        assertThat(lines(output, "all is lost"))
                .hasSize(2)
                .allMatch(line -> line.contains("Eve\\r\\n2026-01-31 ERROR all is lost \\u001b[31m"));
    }

    @Test
    void writesJsonInProduction(CapturedOutput output) {
        log("production");
        List<String> lines = lines(output, "all is lost");
        assertThat(lines).hasSize(1);
        assertThat(JsonPath.<String>read(lines.getFirst(), "$.message")).isEqualTo("Hello " + NAME);
        assertThat(JsonPath.<String>read(lines.getFirst(), "$.error.message")).isEqualTo(NAME);
        assertThat(JsonPath.<String>read(lines.getFirst(), "$.service.name")).isEqualTo("log-test");
    }

    private static void log(String profile) {
        new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run("--spring.profiles.active=" + profile, "--spring.application.name=log-test")
                .close();
        LoggerFactory.getLogger(LogTests.class).info("Hello {}", NAME, new IllegalStateException(NAME));
    }

    private static List<String> lines(CapturedOutput output, String text) {
        return output.getOut().lines().filter(line -> line.contains(text)).toList();
    }
}
