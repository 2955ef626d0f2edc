package dev.hiring.question.bank;

/** Where a question stands. Only forward. */
enum QuestionState {
    /** Never published: nobody outside the bank knows of it. */
    DRAFT,
    /** May be asked, in its newest published version. */
    PUBLISHED,
    /** Not asked any more; final. */
    RETIRED
}
