package dev.hiring.assessment.session;

import dev.hiring.assessment.blueprint.Assessment;
import dev.hiring.events.MarkingScheme;

/** What the candidate is invited to, as far as it is the same for everybody. */
public record Terms(
        String assessmentId, String title, int durationMinutes, int questionCount, MarkingScheme markingScheme) {

    static Terms of(Assessment assessment) {
        return new Terms(
                assessment.id(),
                assessment.design().title(),
                assessment.design().durationMinutes(),
                assessment.design().questionCount(),
                assessment.design().markingScheme());
    }
}
