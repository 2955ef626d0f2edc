package dev.hiring.local.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of the demo's job, for people and as one JSON object. */
record Report(
        JsonNode funnel,
        List<JsonNode> shortlist,
        List<JsonNode> applications,
        long deadLetters,
        long pendingOutbox,
        double seconds) {

    static int decided(JsonNode funnel) {
        JsonNode outcomes = funnel.path("outcomes");
        return outcomes.path("shortlisted").asInt()
                + outcomes.path("notSelected").asInt()
                + outcomes.path("needsReview").asInt();
    }

    boolean complete(int expected) {
        return decided(funnel) == expected && deadLetters == 0 && pendingOutbox == 0;
    }

    void print(PrintStream out) {
        out.println("\nShortlist");
        for (JsonNode entry : shortlist) {
            out.printf(
                    "  %3d. %-20s %6.2f %%  %s%n",
                    entry.path("rank").asInt(),
                    entry.path("candidateName").asString(),
                    entry.path("percent").asDouble(),
                    reasons(entry.path("decision")));
        }
        out.println("\nNot selected, or for a person to decide");
        applications.stream()
                .filter(application -> !application.path("stage").asString().equals("SHORTLISTED"))
                .sorted((a, b) -> Double.compare(percent(b), percent(a)))
                .forEach(application -> out.printf(
                        "       %-20s %6.2f %%  %s%n",
                        application.path("stage").asString(),
                        percent(application),
                        reasons(application.path("decision"))));
        out.println("\nFunnel");
        funnel.path("stages")
                .forEach(stage -> out.printf(
                        "  %-22s reached by %4d, standing there %4d%n",
                        stage.path("stage").asString(),
                        stage.path("reached").asInt(),
                        stage.path("now").asInt()));
        funnel.path("medians")
                .forEach(median -> out.printf(
                        "  median %-32s %9.3f s%n",
                        median.path("from").asString() + " → "
                                + median.path("to").asString(),
                        median.path("seconds").asDouble()));
    }

    private static double percent(JsonNode application) {
        return application.path("score").path("percent").asDouble();
    }

    private static String reasons(JsonNode decision) {
        return StreamSupport.stream(decision.path("reasons").spliterator(), false)
                .map(reason -> reason.path("text").asString())
                .collect(Collectors.joining("; "));
    }

    ObjectNode json() {
        JsonNode outcomes = funnel.path("outcomes");
        JsonNode latency = funnel.path("completedToDecision");
        return SuiteApi.object()
                .put("applications", funnel.path("applications").asInt())
                .put("invited", reached("INVITED"))
                .put("completed", reached("COMPLETED"))
                .put("scored", reached("SCORED"))
                .put("shortlisted", outcomes.path("shortlisted").asInt())
                .put("notSelected", outcomes.path("notSelected").asInt())
                .put("needsReview", outcomes.path("needsReview").asInt())
                .put("deadLetters", deadLetters)
                .put("pendingOutbox", pendingOutbox)
                .put("seconds", Math.round(seconds * 10) / 10.0)
                .put("p50CompletedToDecisionMs", latency.path("p50Ms").asLong())
                .put("p99CompletedToDecisionMs", latency.path("p99Ms").asLong());
    }

    private int reached(String stage) {
        return StreamSupport.stream(funnel.path("stages").spliterator(), false)
                .filter(node -> node.path("stage").asString().equals(stage))
                .mapToInt(node -> node.path("reached").asInt())
                .sum();
    }
}
