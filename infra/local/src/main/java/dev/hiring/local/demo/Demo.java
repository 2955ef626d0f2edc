package dev.hiring.local.demo;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.hiring.local.Failure;
import dev.hiring.local.Home;
import dev.hiring.local.Suite;
import dev.hiring.local.Tokens;

/** The main job of the suite, played once: a test, a job, many applications, a shortlist. */
public final class Demo {

    private static final int AT_ONCE = 8;
    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final DemoOptions options;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Home home;
    private final SuiteApi recruiter;
    private final SuiteApi ats;
    private final SimulatedReviewer reviewer;
    private final Steps steps;

    private Demo(Home home, DemoOptions options, Steps steps, PrintStream out) {
        this.home = home;
        this.options = options;
        this.steps = steps;
        this.out = out;
        Tokens tokens = new Tokens(home.issuer(), home.clients());
        this.recruiter = new SuiteApi(http, home.gateway(), tokens.of("recruiter"));
        this.ats = new SuiteApi(http, home.gateway(), tokens.of("ats"));
        this.reviewer = new SimulatedReviewer(new SuiteApi(http, home.gateway(), tokens.of("reviewer")));
    }

    /** Plays it; the exit code is 0 when every application was decided and nothing was left behind. */
    public static int run(Suite suite, List<String> arguments, PrintStream out) {
        DemoOptions options = DemoOptions.parse(arguments);
        Steps steps = new Steps(out);
        if (!options.running()) {
            steps.step("Start the suite", suite::up);
        }
        return new Demo(suite.home(), options, steps, out).play();
    }

    private int play() {
        JsonNode library = steps.step("Load the built-in questions", this::importLibrary);
        steps.say("%d questions, %d of them new"
                .formatted(
                        library.path("created").asInt()
                                + library.path("unchanged").asInt(),
                        library.path("created").asInt()));
        String assessmentId = steps.step("Make the test 'Backend Engineer'", this::makeAssessment);
        String jobId = steps.step("Open the job", () -> openJob(assessmentId));
        long begin = System.nanoTime();
        steps.step(options.applications() + " candidates apply and take the test", () -> takeTests(jobId));
        JsonNode funnel = steps.step("Review, score, decide", () -> awaitDecisions(jobId));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Operations operations = new Operations(http, home);
        long pending = Waiting.until("an empty outbox", operations::pendingOutbox, left -> left == 0);
        Report report = new Report(
                funnel,
                recruiter.all("/jobs/" + jobId + "/shortlist"),
                recruiter.all("/applications?jobId=" + jobId),
                operations.deadLetters(),
                pending,
                seconds);
        report.print(out);
        steps.printTimes();
        if (options.json()) {
            out.println(report.json());
        }
        return report.complete(options.applications()) ? 0 : 1;
    }

    /** On a busy machine the gateway may give up before the import is done; repeating it goes on where it was. */
    private JsonNode importLibrary() {
        return Waiting.until(
                "the import of the questions",
                () -> {
                    try {
                        return recruiter.post("/library/import");
                    } catch (SuiteApi.Refused e) {
                        if (e.status() >= 500) {
                            return SuiteApi.object();
                        }
                        throw e;
                    }
                },
                imported -> imported.has("created"));
    }

    private String makeAssessment() {
        var assessment = SuiteApi.object().put("title", "Backend Engineer").put("durationMinutes", 40);
        var sections = assessment.putArray("sections");
        section(sections.addObject(), "Data", List.of("sql", "nosql"), List.of("SINGLE_CHOICE", "MULTIPLE_CHOICE"), 4);
        section(
                sections.addObject(),
                "Design",
                List.of("api-design", "microservices", "messaging", "scalability"),
                List.of("SINGLE_CHOICE", "MULTIPLE_CHOICE"),
                3);
        section(
                sections.addObject(),
                "Craft",
                List.of("testing", "security", "data-structures-and-algorithms"),
                List.of("SINGLE_CHOICE", "MULTIPLE_CHOICE"),
                3);
        section(sections.addObject(), "In your own words", List.of(), List.of("FREE_TEXT"), 1);
        String path = "/assessments/"
                + recruiter.post("/assessments", assessment).path("id").asString();
        // The assessment service learns of the questions from events, so they may be a moment away.
        return Waiting.until(
                        "the questions to reach the assessment service",
                        () -> publish(path),
                        published -> published.path("state").asString().equals("PUBLISHED"))
                .path("id")
                .asString();
    }

    private JsonNode publish(String path) {
        try {
            return recruiter.post(path + "/publish");
        } catch (SuiteApi.Refused e) {
            if (e.status() == 422) {
                return SuiteApi.object();
            }
            throw e;
        }
    }

    private static void section(ObjectNode section, String title, List<String> topics, List<String> kinds, int count) {
        var blueprint = section.put("title", title).putObject("blueprint");
        topics.forEach(blueprint.putArray("topics")::add);
        blueprint.putArray("skills");
        blueprint.putArray("levels");
        kinds.forEach(blueprint.putArray("kinds")::add);
        blueprint.put("count", count);
    }

    private String openJob(String assessmentId) {
        var job = SuiteApi.object().put("title", "Backend Engineer").put("assessmentId", assessmentId);
        job.putObject("shortlistPolicy").put("minimumPercent", 60).putObject("minimumPercentBySkill");
        return Waiting.until("the test to reach the candidate service", () -> open(job), JsonNode::isObject)
                .path("id")
                .asString();
    }

    private JsonNode open(JsonNode job) {
        try {
            return recruiter.post("/jobs", job);
        } catch (SuiteApi.Refused e) {
            if (e.status() == 422) {
                return SuiteApi.object().path("not yet");
            }
            throw e;
        }
    }

    private void takeTests(String jobId) {
        KnownAnswers answers = new KnownAnswers(recruiter);
        SimulatedCandidate.Progress progress = new SimulatedCandidate.Progress();
        SplittableRandom random = new SplittableRandom(options.seed());
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> candidates = new ArrayList<>();
            for (int i = 1; i <= options.applications(); i++) {
                SimulatedCandidate candidate = new SimulatedCandidate(i, random.split());
                candidates.add(
                        threads.submit(() -> candidate.play(http, home.gateway(), ats, jobId, answers, progress)));
            }
            while (candidates.stream().anyMatch(candidate -> !candidate.isDone())) {
                reviewer.markAll();
                steps.say("applied %d, invited %d, completed %d, reviewed %d"
                        .formatted(
                                progress.applied().get(),
                                progress.invited().get(),
                                progress.completed().get(),
                                reviewer.done()));
                Waiting.pause(TELL_EVERY);
            }
            candidates.forEach(Demo::rethrow);
        }
    }

    private static void rethrow(Future<?> candidate) {
        try {
            candidate.get();
        } catch (ExecutionException e) {
            throw new Failure("A candidate could not go on: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private JsonNode awaitDecisions(String jobId) {
        return Waiting.until(
                "the decisions",
                () -> {
                    reviewer.markAll();
                    JsonNode funnel = recruiter.get("/jobs/" + jobId + "/funnel");
                    steps.say("decided %d of %d".formatted(Report.decided(funnel), options.applications()));
                    return funnel;
                },
                funnel -> Report.decided(funnel) >= options.applications());
    }
}
