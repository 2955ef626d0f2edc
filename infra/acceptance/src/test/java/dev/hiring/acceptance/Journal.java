package dev.hiring.acceptance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What the suite acknowledged to one organization's callers, as they remember it. */
final class Journal {

    /** Begins a word in every candidate's personal data that stands nowhere else. */
    static final String CANARY = "kanarienvogel";

    /** One application; its session's id and the token that opens it are empty until the candidate has them. */
    static final class Entry {
        final String applicationId;
        final String canary;
        final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
        volatile String sessionId = "";
        volatile String token = "";
        volatile boolean started;
        volatile boolean submitted;

        Entry(String applicationId, String canary) {
            this.applicationId = applicationId;
            this.canary = canary;
        }
    }

    final String organization;
    final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Journal(String organization) {
        this.organization = organization;
    }

    Entry applied(String applicationId, String canary) {
        return entries.computeIfAbsent(applicationId, id -> new Entry(id, canary));
    }

    long submitted() {
        return entries.values().stream().filter(entry -> entry.submitted).count();
    }
}
