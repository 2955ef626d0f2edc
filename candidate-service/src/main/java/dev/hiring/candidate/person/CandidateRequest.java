package dev.hiring.candidate.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.hiring.kit.http.SingleLine;

/** What an applicant says of themselves. */
public record CandidateRequest(
        @NotBlank @Size(max = 200) @SingleLine String givenName,
        @NotBlank @Size(max = 200) @SingleLine String familyName,

        @NotNull
        @Size(max = EmailAddress.MAX_LENGTH)
        @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address")
        String email) {

    public Details details() {
        return new Details(givenName, familyName, email);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CandidateRequest";
    }
}
