package dev.hiring.candidate.shortlist;

import static java.util.Objects.requireNonNull;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;

/**
 * A decided application with its place in a ranked list.
 *
 * @param rank from 1
 * @param candidateName empty when the candidate was erased
 */
record Ranked(int rank, Application application, String candidateName) {

    Score score() {
        return requireNonNull(application.score());
    }

    Decision decision() {
        return requireNonNull(application.decision());
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Ranked[" + application.id() + "]";
    }
}
