package dev.hiring.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.client.ApiClient;
import dev.hiring.client.ApiException;
import dev.hiring.client.ApiResponse;
import dev.hiring.client.assessment.AssessmentsApi;
import dev.hiring.client.assessment.InvitationsApi;
import dev.hiring.client.assessment.SessionsApi;
import dev.hiring.client.candidate.ApplicationsApi;
import dev.hiring.client.candidate.JobsApi;
import dev.hiring.client.candidate.Problem;
import dev.hiring.client.question.QuestionsApi;
import dev.hiring.client.scoring.ResultsApi;

/** A program that knows the suite by the client that was generated from its documents, and by nothing else. */
final class Integrator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiClient client = new ApiClient();
    final QuestionsApi questions;
    final AssessmentsApi assessments;
    final InvitationsApi invitations;
    final SessionsApi sessions;
    final ResultsApi results;
    final JobsApi jobs;
    final ApplicationsApi applications;

    Integrator(String gateway, String token) {
        client.updateBaseUri(gateway);
        client.setObjectMapper(mapper());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        questions = new QuestionsApi(client);
        assessments = new AssessmentsApi(client);
        invitations = new InvitationsApi(client);
        sessions = new SessionsApi(client);
        results = new ResultsApi(client);
        jobs = new JobsApi(client);
        applications = new ApplicationsApi(client);
    }

    /** Without the setting the generated code fails at a null that the document allows where a union stands. */
    private static JsonMapper mapper() {
        return ((JsonMapper) ApiClient.createDefaultObjectMapper())
                .rebuild()
                .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.SKIP))
                .build();
    }

    /** What a call answers once the news that it waits for has come; until then it is refused, or answers null. */
    static <T> T patiently(Callable<@Nullable T> call) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(
                        failure -> failure instanceof ApiException refusal && isEarly(refusal.getCode()))
                .until(call, answer -> answer != null);
    }

    private static boolean isEarly(int status) {
        return status == 404 || status == 422;
    }

    Problem problemOf(ApiException refusal) {
        return client.getObjectMapper().readValue(refusal.getResponseBody(), Problem.class);
    }

    /** New for each request. */
    static String key() {
        return UUID.randomUUID().toString();
    }

    static String entityTag(ApiResponse<?> response) {
        return response.getHeaders().getOrDefault("etag", List.of()).getFirst();
    }
}
