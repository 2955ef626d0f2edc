package dev.hiring.candidate.policy;

/** What a policy makes of a final score. */
public enum Outcome {
    SHORTLISTED,
    NOT_SELECTED,
    /** The policy cannot tell; a person has to. */
    NEEDS_REVIEW
}
