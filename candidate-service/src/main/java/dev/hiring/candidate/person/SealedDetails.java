package dev.hiring.candidate.person;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.kit.privacy.CandidateKey;

/** Details as they are stored: in JSON, sealed with the candidate's key. */
@Component
final class SealedDetails {

    private final JsonMapper json;

    SealedDetails(JsonMapper json) {
        this.json = json;
    }

    String seal(CandidateKey key, Details details) {
        return key.seal(json.writeValueAsString(details));
    }

    Details open(CandidateKey key, String sealed) {
        return json.readValue(key.open(sealed), Details.class);
    }
}
