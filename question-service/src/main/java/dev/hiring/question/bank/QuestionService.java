package dev.hiring.question.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** What can be done with the questions of an organization. */
@Service
public class QuestionService {

    private final Questions questions;
    private final Clock clock;

    QuestionService(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** The same id again answers with what it created. */
    Question draft(String organization, String id, Content content) {
        return questions.insertOrFind(Question.draft(id, organization, content, clock.instant()));
    }

    Question revise(String organization, String id, IfMatch ifMatch, Content content) {
        return questions.change(organization, id, ifMatch, question -> question.revise(content, clock.instant()));
    }

    Question publish(String organization, String id, IfMatch ifMatch) {
        return questions.change(organization, id, ifMatch, question -> question.publish(clock.instant()));
    }

    Question retire(String organization, String id, IfMatch ifMatch) {
        return questions.change(organization, id, ifMatch, question -> question.retire(clock.instant()));
    }

    Question find(String organization, String id) {
        return questions.find(organization, id).orElseThrow(() -> new NotFound("question"));
    }

    PublishedVersion version(String organization, String id, int version) {
        return questions.version(organization, id, version).orElseThrow(() -> new NotFound("question version"));
    }

    Page<Question> search(String organization, QuestionFilter filter, PageRequest page) {
        return Page.of(questions.search(organization, filter, page), page.limit(), Questions::cursor);
    }

    /** Takes over a question of the library under an id of its own, and follows when the library has changed it. */
    public Adoption adopt(String organization, String id, Content content) {
        Instant now = clock.instant();
        Optional<Question> known = questions.find(organization, id);
        if (known.isEmpty()) {
            try {
                questions.insert(Question.adopted(id, organization, content, now));
                return Adoption.CREATED;
            } catch (DuplicateKeyException _) {
                // Somebody else adopts the library at this very moment.
                return Adoption.UNCHANGED;
            }
        }
        Question followed = questions.change(organization, id, IfMatch.any(), question -> question.adopt(content, now));
        return followed.publishedVersion() == known.get().publishedVersion() ? Adoption.UNCHANGED : Adoption.UPDATED;
    }

    /** What became of a question of the library in an organization. */
    public enum Adoption {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
