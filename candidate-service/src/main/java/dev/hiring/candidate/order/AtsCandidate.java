package dev.hiring.candidate.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The candidate in the orders of ATSes, who name people alike; what else they say of them is not needed. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AtsCandidate(
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @JsonProperty("email") @Nullable String email) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "AtsCandidate";
    }
}
