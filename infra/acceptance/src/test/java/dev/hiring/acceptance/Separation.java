package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What belongs to another organization or another candidate answers exactly as if there were no such thing, whatever is
 * asked of it.
 */
record Separation(RunningSuite suite, Company one, Company other) {

    private static final int SAMPLES = 5;
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final Pattern CANARIES = Pattern.compile(Journal.CANARY + "[0-9a-f]*");

    void check() {
        for (Journal.Entry entry : some(other)) {
            applicationIsHidden(entry.applicationId);
            sessionIsHiddenFromOrganization(entry.sessionId);
            for (Journal.Entry candidate : some(one)) {
                sessionIsHiddenFromCandidate(candidate.token, entry);
            }
        }
        List<Journal.Entry> colleagues = some(one);
        sessionIsHiddenFromCandidate(colleagues.getFirst().token, colleagues.getLast());
        nothingElseIsOpenToCandidate(colleagues.getFirst());
        jobIsHidden();
        ownListsNameNoStrangers();
    }

    private static List<Journal.Entry> some(Company company) {
        return company.journal.entries.values().stream().limit(SAMPLES).toList();
    }

    private void applicationIsHidden(String id) {
        for (Client client : List.of(one.ats, one.recruiter)) {
            isUnknown(client, "GET", "/applications/{id}", id, "");
            isUnknown(client, "POST", "/applications/{id}/withdraw", id, "");
            isEmpty(client, "/invitations?applicationId={id}", id);
            isEmpty(client, "/results?applicationId={id}", id);
        }
    }

    private void sessionIsHiddenFromOrganization(String id) {
        for (Client client : List.of(one.ats, one.recruiter)) {
            isUnknown(client, "GET", "/invitations/{id}", id, "");
            isUnknown(client, "POST", "/invitations/{id}/links", id, "");
            isUnknown(client, "POST", "/invitations/{id}/cancel", id, "");
            isUnknown(client, "GET", "/results/{id}", id, "");
        }
    }

    private void sessionIsHiddenFromCandidate(String token, Journal.Entry owner) {
        Client candidate = suite.withToken(token);
        isUnknown(candidate, "GET", "/sessions/{id}", owner.sessionId, "");
        isUnknown(candidate, "POST", "/sessions/{id}/start", owner.sessionId, "");
        isUnknown(candidate, "POST", "/sessions/{id}/submit", owner.sessionId, "");
        owner.answers.forEach((questionId, answer) -> {
            var body = Client.object();
            body.set("answer", answer);
            isUnknown(candidate, "PUT", "/sessions/{id}/answers/" + questionId, owner.sessionId, body.toString());
        });
    }

    private void nothingElseIsOpenToCandidate(Journal.Entry entry) {
        Client candidate = suite.withToken(entry.token);
        for (String path : List.of("/applications", "/jobs", "/results/" + entry.sessionId, "/questions", "/reviews")) {
            assertThat(candidate.call("GET", path, "", "").status())
                    .as("I7: GET %s with an invitation's token", path)
                    .isEqualTo(403);
        }
    }

    private void jobIsHidden() {
        for (String operation : List.of("", "/shortlist", "/funnel", "/score-distribution")) {
            isUnknown(one.recruiter, "GET", "/jobs/{id}" + operation, other.jobId, "");
        }
        isUnknown(one.recruiter, "POST", "/jobs/{id}/close", other.jobId, "");
        isUnknown(one.recruiter, "GET", "/assessments/{id}", other.assessmentId, "");
        isEmpty(one.recruiter, "/applications?jobId={id}", other.jobId);
    }

    private void ownListsNameNoStrangers() {
        Set<String> own =
                one.journal.entries.values().stream().map(entry -> entry.canary).collect(Collectors.toSet());
        assertThat(Stream.of("SHORTLISTED", "NOT_SELECTED", "NEEDS_REVIEW")
                        .map(outcome ->
                                one.recruiter.get("/jobs/" + one.jobId + "/shortlist?limit=100&outcome=" + outcome))
                        .flatMap(page -> CANARIES.matcher(page.toString()).results())
                        .map(MatchResult::group))
                .as("I7: who stands in the lists of %s", one.journal.organization)
                .isNotEmpty()
                .isSubsetOf(own);
    }

    private static void isUnknown(Client client, String method, String path, String id, String body) {
        Client.Answer answer = sameAsUnknown(client, method, path, id, body);
        assertThat(answer.status())
                .as("I7: %s %s of somebody else", method, path)
                .isEqualTo(404);
    }

    private static void isEmpty(Client client, String path, String id) {
        Client.Answer answer = sameAsUnknown(client, "GET", path, id, "");
        assertThat(answer.body().path("items"))
                .as("I7: %s of somebody else", path)
                .isEmpty();
    }

    private static Client.Answer sameAsUnknown(Client client, String method, String path, String id, String body) {
        Client.Answer answer = client.call(method, path.replace("{id}", id), "", body);
        Client.Answer unknown = client.call(method, path.replace("{id}", UNKNOWN), "", body);
        assertThat(answer.body().toString().replace(id, UNKNOWN))
                .as("I7: %s %s of somebody else and of nobody", method, path)
                .isEqualTo(unknown.body().toString());
        return answer;
    }
}
