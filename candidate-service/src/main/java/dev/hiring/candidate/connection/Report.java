package dev.hiring.candidate.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ATS finds wrong with an answer of ours: somebody else's texts, so they are cut where they are too long. The
 * candidate whom it is about is not part of it; the order tells.
 *
 * @param apiCall the operation, as the ATS calls it
 * @param orderId as the ATS names it, which need not be of an order
 */
public record Report(
        String apiCall,
        List<String> errors,
        @Nullable String testId,
        @Nullable String testName,
        @Nullable String orderId) {

    private static final int MOST_ERRORS = 50;
    private static final int LONGEST = 1_000;

    public Report {
        apiCall = cut(apiCall);
        errors = errors.stream().limit(MOST_ERRORS).map(Report::cut).toList();
        testId = testId == null ? null : cut(testId);
        testName = testName == null ? null : cut(testName);
        orderId = orderId == null ? null : cut(orderId);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
