package dev.hiring.candidate.person;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateRequestTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.de",
                "Ada.Lovelace+jobs@example.co.uk",
                "o'neil@example.com",
                "jörg@müller.example",
                "अजय@डाटा.भारत",
                "x@xn--bcher-kva.example"
            })
    void acceptsAddresses(String email) {
        assertThat(violations("Ada", email)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.de",
                "a@",
                "a@b",
                "a@@b.de",
                "a@b..de",
                ".a@b.de",
                "a.@b.de",
                "a..b@c.de",
                "a@-b.de",
                "a@b-.de",
                "a b@c.de",
                "a@b.de\r\nBcc: x@y.de",
                "a@b.de\n",
                "a\u0000@b.de",
                "\"a\"@b.de",
                "a@[127.0.0.1]",
                "<a@b.de>"
            })
    void refusesWhatIsNoAddress(@Nullable String email) {
        assertThat(violations("Ada", email)).containsOnly("email");
    }

    @Test
    void refusesLongAddressesQuickly() {
        assertThat(violations("Ada", "a".repeat(65) + "@b.de")).containsOnly("email");
        assertThat(violations("Ada", "a@" + "b.".repeat(500_000) + "de")).containsOnly("email");
        assertThat(violations("Ada", "a.".repeat(500_000) + "a@b.de")).containsOnly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "O", "李", "עדה", "👩🏽‍💻 Ada", "<script>alert(1)</script>", "=HYPERLINK(\"x\")"})
    void takesNamesLiterally(String name) {
        assertThat(violations(name, "a@b.de")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                "A\u0000da",
                "Ada\r\nERROR forged line",
                "A\u001b[31mda",
                "A\u0085da",
                "A\u2028da",
                "A\ud83dda"
            })
    void refusesNamesThatAreNoLineOfText(@Nullable String name) {
        assertThat(violations(name, "a@b.de")).contains("givenName").containsOnly("givenName");
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(violations("x".repeat(200), "a@b.de")).isEmpty();
        assertThat(violations("x".repeat(201), "a@b.de")).containsOnly("givenName");
        assertThat(violations("x".repeat(10_000_000), "a@b.de")).containsOnly("givenName");
    }

    @SuppressWarnings("NullAway") // requests may lack anything before they are validated
    private static Iterable<String> violations(@Nullable String givenName, @Nullable String email) {
        return VALIDATOR.validate(new CandidateRequest(givenName, "Lovelace", email)).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }
}
