package dev.hiring.question.library;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Service;

import dev.hiring.kit.aggregate.Ids;
import dev.hiring.question.bank.QuestionService;
import dev.hiring.question.bank.QuestionService.Adoption;

/** Lets organizations adopt the library. */
@Service
final class LibraryService {

    private final Library library;
    private final QuestionService questions;

    LibraryService(QuestionService questions) {
        this.library = LibraryReader.read();
        this.questions = questions;
    }

    Library library() {
        return library;
    }

    /** Question by question; if it breaks off, another run does the rest. */
    Map<Adoption, Integer> adopt(String organization) {
        Map<Adoption, Integer> outcome = new EnumMap<>(Adoption.class);
        for (Library.Entry entry : library.entries()) {
            String id = Ids.derived(organization, "library", entry.key());
            outcome.merge(questions.adopt(organization, id, entry.content()), 1, Integer::sum);
        }
        return outcome;
    }
}
