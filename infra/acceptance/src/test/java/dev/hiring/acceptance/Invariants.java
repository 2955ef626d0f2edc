package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

import dev.hiring.local.Part;

/** What holds after any fault and a quiet moment, counted from outside. */
final class Invariants {

    private static final Set<String> DECISIONS = Set.of(
            "hiring.candidate.shortlisted.v1",
            "hiring.candidate.not-selected.v1",
            "hiring.candidate.decision-needs-review.v1");

    /** The stages of everybody who takes the test, each once and in this order; one of the outcomes follows. */
    private static final List<String> WAY = List.of("RECEIVED", "INVITED", "IN_TEST", "COMPLETED", "SCORED");

    private static final Set<String> OUTCOMES = Set.of("SHORTLISTED", "NOT_SELECTED", "NEEDS_REVIEW");

    private static final Map<String, Integer> METRICS = new TreeMap<>(Part.EVENT_SERVICES);

    static {
        METRICS.put("gateway", 8080);
    }

    private final RunningSuite suite;
    private final List<Company> companies;
    private final KafkaLog log;

    Invariants(RunningSuite suite, List<Company> companies) {
        this.suite = suite;
        this.companies = companies;
        this.log = KafkaLog.read(suite.kafka());
    }

    void check() throws IOException {
        // First, so that what follows shows whether any of it had an effect.
        companies.forEach(this::nobodySeesWhatIsNotTheirs);
        for (Company company : companies) {
            acknowledgedCommandsAreStored(company);
            storedEventsReachedKafka(company);
            oneScoreAndOneDecision(company);
            statesOnlyMoveForward(company);
        }
        assertThat(log.deadLetters()).as("I5: dead letters").isEmpty();
        personalDataIsNowhereItShouldNotBe();
    }

    private void acknowledgedCommandsAreStored(Company company) {
        for (Journal.Entry entry : company.journal.entries.values()) {
            assertThat(company.ats
                            .get("/applications/" + entry.applicationId)
                            .path("id")
                            .asString())
                    .as("I1: application")
                    .isEqualTo(entry.applicationId);
            String state = company.ats
                    .get("/invitations/" + entry.sessionId)
                    .path("state")
                    .asString();
            assertThat(state).as("I1: session of %s", entry.applicationId).isEqualTo("COMPLETED");
            Map<String, JsonNode> stored = storedAnswers(company, entry);
            assertThat(stored).as("I1: answers of %s", entry.sessionId).isEqualTo(entry.answers);
        }
    }

    /** Sealed wherever they lie: opened for whoever may export what is held of the candidate. */
    private static Map<String, JsonNode> storedAnswers(Company company, Journal.Entry entry) {
        String candidate = company.ats
                .get("/applications/" + entry.applicationId)
                .path("candidateId")
                .asString();
        Map<String, JsonNode> answers = new HashMap<>();
        company.admin
                .get("/candidates/" + candidate + "/personal-data/scoring-service")
                .path("results")
                .valueStream()
                .filter(result -> result.path("sessionId").asString().equals(entry.sessionId))
                .flatMap(result -> result.path("items").valueStream())
                .forEach(item -> answers.put(item.path("questionId").asString(), item.path("answer")));
        return answers;
    }

    private void storedEventsReachedKafka(Company company) {
        Set<String> applications = company.journal.entries.keySet();
        for (String type : List.of(
                "hiring.candidate.application-received.v1",
                "hiring.assessment.candidate-invited.v1",
                "hiring.assessment.started.v1",
                "hiring.assessment.completed.v1",
                "hiring.score.assessment-scored.v1")) {
            assertThat(log.ofType(type)
                            .filter(event -> event.organization().equals(company.journal.organization))
                            .map(event -> event.data().path("applicationId").asString()))
                    .as("I2: %s", type)
                    .containsAll(applications);
        }
    }

    private void oneScoreAndOneDecision(Company company) {
        assertThat(idsPer(
                                Set.of("hiring.score.assessment-scored.v1"),
                                event -> event.key() + "#" + event.data().path("scoringVersion"))
                        .values())
                .as("I3: scores per session and scoring version")
                .allSatisfy(ids -> assertThat(ids).hasSize(1));
        Map<String, Set<String>> decisions =
                idsPer(DECISIONS, event -> event.key() + "#" + event.data().path("policyVersion"));
        assertThat(decisions.values())
                .as("I3: decisions per application and policy run")
                .allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(decisions.keySet().stream().map(key -> key.substring(0, key.indexOf('#'))))
                .as("I3: every application is decided")
                .containsAll(company.journal.entries.keySet());
    }

    private Map<String, Set<String>> idsPer(Set<String> types, Function<KafkaLog.Entry, String> subject) {
        return log.entries().stream()
                .filter(event -> types.contains(event.type()))
                .collect(Collectors.groupingBy(subject, Collectors.mapping(KafkaLog.Entry::id, Collectors.toSet())));
    }

    /** The stages come in the order of their times, so a step back or a step left out shows in the order of their names. */
    private void statesOnlyMoveForward(Company company) {
        for (String applicationId : company.journal.entries.keySet()) {
            JsonNode application = company.ats.get("/applications/" + applicationId);
            List<String> stages = application
                    .path("stages")
                    .valueStream()
                    .map(stage -> stage.path("stage").asString())
                    .toList();
            assertThat(stages)
                    .as("I4: stages of %s", applicationId)
                    .hasSize(WAY.size() + 1)
                    .startsWith(WAY.toArray(String[]::new));
            assertThat(stages.getLast())
                    .as("I4: outcome of %s", applicationId)
                    .isIn(OUTCOMES)
                    .isEqualTo(application.path("stage").asString());
        }
    }

    private void nobodySeesWhatIsNotTheirs(Company one) {
        for (Company other : companies) {
            if (one != other) {
                new Separation(suite, one, other).check();
            }
        }
    }

    private void personalDataIsNowhereItShouldNotBe() throws IOException {
        assertThat(log.entries())
                .as("I7: canaries on topics")
                .noneMatch(event -> event.text().contains(Journal.CANARY));
        Management management = new Management(suite.home());
        for (var service : METRICS.entrySet()) {
            assertThat(management.get(service.getValue(), "prometheus").lines())
                    .as("I7: metrics of %s", service.getKey())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(Journal.CANARY));
        }
        for (String part : Part.NAMES) {
            Path file = suite.home().log(part);
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                assertThat(lines.filter(line -> line.contains(Journal.CANARY)))
                        .as("I7: canaries in the log of %s", part)
                        .isEmpty();
            }
        }
    }
}
