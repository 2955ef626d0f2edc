package dev.hiring.kit.privacy;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody has read personal data.
 *
 * @param by the subject of the token it was read with
 * @param what was read, such as {@code notes}
 * @param candidateIds whose it was
 */
@Document("accesses")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'candidateIds': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "age", def = "{'at': 1}")
record Access(@Id String id, String organization, String by, String what, List<String> candidateIds, Instant at) {}
