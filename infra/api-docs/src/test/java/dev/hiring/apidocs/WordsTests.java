package dev.hiring.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /jobs, true, listJobs",
        "POST, /jobs, false, createJob",
        "GET, /jobs/{id}, false, getJob",
        "POST, /jobs/{id}/close, false, closeJob",
        "PUT, /jobs/{id}/shortlist-policy, false, replaceJobShortlistPolicy",
        "GET, /jobs/{id}/applications.csv, false, getJobApplicationsCsv",
        "POST, /webhooks/{id}/rotate-key, false, rotateWebhookKey",
        "POST, /jobs/{id}/what-if, false, whatIfJob",
        "GET, /webhooks/{id}/deliveries, true, listWebhookDeliveries",
        "GET, /webhooks/{id}/deliveries/{deliveryId}, false, getWebhookDelivery",
        "DELETE, /sessions/{sessionId}/answers/{questionId}, false, deleteSessionAnswer",
        "POST, /invitations/{sessionId}/links, false, createInvitationLink",
        "GET, /library, false, getLibrary",
        "POST, /library/import, false, importLibrary"
    })
    void namesAnOperationAfterItsMethodAndPath(String method, String path, boolean list, String name) {
        assertThat(Words.of(path).operation(HttpMethod.valueOf(method), list)).isEqualTo(name);
    }
}
