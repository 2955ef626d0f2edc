package dev.hiring.candidate.connection;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A report, as it is kept for operators. */
@Document("ats-reported-errors")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'connectionId': 1, 'reportedAt': -1, '_id': -1}")
@CompoundIndex(name = "order", def = "{'organization': 1, 'report.orderId': 1}")
@CompoundIndex(name = "age", def = "{'reportedAt': 1}")
record ReportedError(@Id String id, String organization, String connectionId, Report report, Instant reportedAt) {}
