package dev.hiring.events;

/** How a question is answered, and so how it is marked. */
public enum QuestionKind {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    NUMERIC,
    SHORT_TEXT,
    /** Marked by a reviewer against a rubric; every other kind is marked by the suite. */
    FREE_TEXT
}
