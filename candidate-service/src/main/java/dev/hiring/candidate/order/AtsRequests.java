package dev.hiring.candidate.order;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.person.CandidateRequest;
import dev.hiring.candidate.person.Details;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.Violation;

/** Takes in what an ATS sends. What is wrong is named as the ATS names it. */
@Component
public final class AtsRequests {

    private static final Map<String, String> NAMES =
            Map.of("givenName", "first_name", "familyName", "last_name", "email", "email");

    private final Validator validator;

    AtsRequests(Validator validator) {
        this.validator = validator;
    }

    /** By the rules that hold for everybody who applies. */
    public Details details(@Nullable AtsCandidate candidate) {
        AtsCandidate given = required("candidate", candidate);
        CandidateRequest request =
                new CandidateRequest(orEmpty(given.firstName()), orEmpty(given.lastName()), orEmpty(given.email()));
        Set<ConstraintViolation<CandidateRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new InvalidRequest(named(violations));
        }
        return request.details();
    }

    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidRequest(field, "is required");
        }
        return value;
    }

    private static List<Violation> named(Set<ConstraintViolation<CandidateRequest>> violations) {
        return violations.stream()
                .map(each -> new Violation(
                        "candidate." + NAMES.get(each.getPropertyPath().toString()), each.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::reason))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
