package dev.hiring.question;

import java.util.UUID;

import dev.hiring.apidocs.Examples;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {

    @Override
    protected void callAll(Examples examples) {
        Examples.Caller recruiter = as(examples, "org-" + UUID.randomUUID(), Role.RECRUITER);
        String id = recruiter
                .send("createQuestion", ContentJson.SINGLE_CHOICE)
                .path("id")
                .asString();
        recruiter.call("publishQuestion", "id", id);
        recruiter.send(
                "replaceQuestionDraft", ContentJson.withPrompt("Which clause filters groups of rows?"), "id", id);
        recruiter.call("getQuestion", "id", id);
        recruiter.call("getQuestionVersion", "id", id, "version", "1");
        recruiter.call("listQuestions", "topic", "sql", "limit", "1");
        recruiter.call("retireQuestion", "id", id);
        recruiter.call("getLibrary");
        recruiter.call("importLibrary");
    }
}
