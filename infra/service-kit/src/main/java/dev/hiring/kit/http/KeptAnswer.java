package dev.hiring.kit.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A request with an Idempotency-Key, and its answer as soon as there is one.
 *
 * @param id derived from whose key it is, of which route, and the key
 * @param fingerprint tells whether another request with the key is the same
 * @param version of the API, as which it was asked first; null where there are none
 * @param attempt who runs it; changes when a crashed instance's request is taken over
 * @param answer null while it runs, and where it is not kept
 * @param candidateId of whom the answer tells more than ids, null where of nobody
 * @param absence why there is no answer after all, null otherwise
 */
@Document(KeptAnswer.COLLECTION)
record KeptAnswer(
        @Id String id,
        String fingerprint,
        @Nullable String version,
        String attempt,
        Instant createdAt,
        Instant startedAt,
        @Nullable Answer answer,
        @Nullable String candidateId,
        @Nullable Absence absence) {

    static final String COLLECTION = "idempotency";

    enum Absence {
        /** It must not be kept: the request runs again. */
        UNKEPT,
        /** It was about a candidate who was erased: nothing runs again that would bring them back. */
        FORGOTTEN
    }

    record Answer(int status, Map<String, List<String>> headers, Binary body) {}
}
