package dev.hiring.candidate;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.test.context.TestPropertySource;

import dev.hiring.apidocs.Examples;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ApiDocumentTest;

@TestPropertySource(
        properties = {
            "hiring.outbound.permitted=127.0.0.0/8",
            "hiring.webhooks.look-every=50ms",
            "hiring.ats.look-every=50ms"
        })
class ApiDocumentIT extends ApiDocumentTest {

    private static final String POLICY = """
            {"minimumPercent": %d, "minimumPercentBySkill": {"sql": 50}, "weightByAssessment": {"%s": 3, "%s": 1}}""";

    @Override
    protected void callAll(Examples examples) {
        Company company = new Company(api, events, clock);
        Examples.Caller ats = as(examples, company.organization(), Role.ATS);
        Examples.Caller recruiter = as(examples, company.organization(), Role.RECRUITER);
        String java = company.assessment("Java and SQL");
        String english = company.assessment("English at work");
        clock.advance(Duration.ofMinutes(5));

        String job = openJob(recruiter, java, english);
        Applicant ada = test(company, apply(ats, job, "Ada", "Lovelace", "ATS-1815"), english);
        recruiter.call("getApplication", "id", ada.id());
        recruiter.call("listApplications", "jobId", job);
        ats.call("getCandidate", "id", ada.candidateId());
        decide(recruiter, ada, job);
        note(recruiter, ada);
        look(recruiter, job);
        Applicant grace = apply(ats, job, "Grace", "Hopper", "ATS-1906");
        ats.call("withdrawApplication", "id", grace.id());
        new ConnectionCalls(api, company, clock, ats).make(job, english);
        recruiter.call("closeJob", "id", job);
        replay(recruiter, company, job);
        new PrivacyCalls(ats, as(examples, company.organization(), Role.ADMIN), clock).make(ada, grace);
        new WebhookCalls(company, ats).make(job);
    }

    private static String openJob(Examples.Caller recruiter, String java, String english) {
        String job = recruiter
                .send("createJob", """
                {"title": "Backend engineer", "assessmentIds": ["%s", "%s"], "shortlistPolicy": %s}""".formatted(java, english, POLICY.formatted(60, java, english)))
                .path("id")
                .asString();
        recruiter.send("replaceJobShortlistPolicy", POLICY.formatted(65, java, english), "id", job);
        recruiter.call("getJob", "id", job);
        recruiter.call("listJobs", "limit", "1");
        recruiter.call("getSchemasShortlistPolicy");
        return job;
    }

    private static Applicant apply(
            Examples.Caller ats, String job, String givenName, String familyName, String reference) {
        var application = ats.send("createApplication", """
                {
                  "jobId": "%s",
                  "candidate": {"givenName": "%s", "familyName": "%s", "email": "%s@example.org"},
                  "externalReference": "%s"
                }""".formatted(
                        job, givenName, familyName, givenName.toLowerCase(Locale.ROOT), reference));
        return Applicant.of(application);
    }

    /** From the invitation to the score, which is enough. */
    private Applicant test(Company company, Applicant applicant, String second) {
        clock.advance(Duration.ofMinutes(1));
        company.invite(applicant);
        company.awaitStage(applicant, "INVITED");
        clock.advance(Duration.ofHours(20));
        company.start(applicant);
        company.awaitStage(applicant, "IN_TEST");
        clock.advance(Duration.ofMinutes(31));
        company.complete(applicant);
        company.score(applicant, "82.5", Map.of("sql", "75"));
        clock.advance(Duration.ofMinutes(24));
        Applicant inSecond = applicant.in(second);
        company.complete(inSecond);
        company.awaitStage(applicant, "COMPLETED");
        company.score(inSecond, "90", Map.of());
        company.awaitStage(applicant, "SHORTLISTED");
        return applicant;
    }

    private static void decide(Examples.Caller recruiter, Applicant applicant, String job) {
        recruiter.call("listJobShortlist", "id", job);
        recruiter.call("getApplicationRank", "id", applicant.id());
        recruiter.send("whatIfJob", """
                {"minimumPercent": 85}""", "id", job);
        recruiter.send("overrideApplication", """
                {"outcome": "NOT_SELECTED", "reason": "Not allowed to work here before autumn."}""", "id", applicant.id());
        recruiter.send("overrideApplication", """
                {"outcome": "SHORTLISTED", "reason": "The permit has come."}""", "id", applicant.id());
        recruiter.send("moveApplication", """
                {"stage": "INTERVIEW", "reason": "Invited for Thursday."}""", "id", applicant.id());
        recruiter.send("createApplicationsMove", """
                {"applicationIds": ["%s"], "stage": "OFFER", "reason": "All interviewers agree."}""".formatted(applicant.id()));
        recruiter.call("getApplicationTrail", "id", applicant.id());
    }

    private static void note(Examples.Caller recruiter, Applicant applicant) {
        String note = recruiter
                .send("createApplicationNote", """
                {"text": "Asked for the weekend to think about it."}""", "applicationId", applicant.id())
                .path("id")
                .asString("");
        recruiter.call("listApplicationNotes", "applicationId", applicant.id());
        recruiter.call("getApplicationNote", "applicationId", applicant.id(), "id", note);
        recruiter.send("replaceApplicationNote", """
                {"text": "Has said yes."}""", "applicationId", applicant.id(), "id", note);
        recruiter.call("deleteApplicationNote", "applicationId", applicant.id(), "id", note);
    }

    private static void look(Examples.Caller recruiter, String job) {
        recruiter.call("getJobFunnel", "id", job);
        recruiter.call("getJobScoreDistribution", "id", job);
        recruiter.call("getJobApplicationsCsv", "id", job);
        recruiter.call("getJobApplicationsJsonl", "id", job);
    }

    private void replay(Examples.Caller recruiter, Company company, String job) {
        clock.advance(Duration.ofMinutes(5));
        String replay = recruiter.call("createJobReplay", "id", job).path("id").asString("");
        if (replay.isEmpty()) {
            return;
        }
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Company.text(company.get("/api/v2/jobs/{id}/replays/{replay}", job, replay), "state")
                        .equals("DONE"));
        recruiter.call("listJobReplays", "id", job);
        recruiter.call("getJobReplay", "id", job, "replayId", replay);
        recruiter.call("listJobReplayDifferences", "id", job, "replayId", replay);
    }
}
