package dev.hiring.question;

/** Bodies of requests. */
public final class ContentJson {

    public static final String SINGLE_CHOICE = """
            {
              "topic": "sql",
              "skills": ["sql", "aggregation"],
              "level": "MIDDLE",
              "style": "TECHNICAL",
              "estimatedSeconds": 60,
              "marks": 2,
              "prompt": "Which clause filters groups?",
              "options": [{"id": "where", "text": "`WHERE`"}, {"id": "having", "text": "`HAVING`"}],
              "answerKey": {"kind": "SINGLE_CHOICE", "option": "having"},
              "explanation": "It is applied after grouping.",
              "guidance": {"covers": ["Order of evaluation"], "lookFor": [], "doNotAccept": []}
            }
            """;

    public static final String FREE_TEXT = """
            {
              "topic": "architecture",
              "skills": ["messaging"],
              "level": "ARCHITECT",
              "style": "SITUATIONAL",
              "estimatedSeconds": 900,
              "marks": 10,
              "prompt": "Two services must agree. How?",
              "answerKey": {"kind": "FREE_TEXT", "rubric": [
                {"id": "options", "title": "Options", "description": "Weighs two designs.", "marks": 6},
                {"id": "risks", "title": "Risks", "description": "Names what goes wrong.", "marks": 4}]},
              "guidance": {"covers": ["Sagas"], "lookFor": ["Idempotence"], "doNotAccept": ["Two-phase commit, unargued"]}
            }
            """;

    private ContentJson() {}

    public static String withPrompt(String prompt) {
        return SINGLE_CHOICE.replace("Which clause filters groups?", prompt);
    }
}
