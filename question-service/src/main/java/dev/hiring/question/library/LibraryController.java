package dev.hiring.question.library;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.security.Role;
import dev.hiring.question.bank.QuestionService.Adoption;

/** The questions that come with the suite. */
@RestController
@RequestMapping("/api/{apiVersion}/library")
class LibraryController {

    private final LibraryService service;

    LibraryController(LibraryService service) {
        this.service = service;
    }

    /** Tells how many questions the library has, by topic. */
    @GetMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN, Role.REVIEWER, Role.ANALYST})
    LibraryView library() {
        Library library = service.library();
        return new LibraryView(
                library.entries().size(),
                library.byTopic().entrySet().stream()
                        .map(topic -> new TopicView(topic.getKey(), topic.getValue()))
                        .toList());
    }

    /**
     * Adopts the library into the organization's bank, published. What it has changed or retired of them stays as it is.
     */
    @PostMapping("/import")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ImportView adopt(Caller caller) {
        Map<Adoption, Integer> outcome = service.adopt(caller.organization());
        return new ImportView(
                outcome.getOrDefault(Adoption.CREATED, 0),
                outcome.getOrDefault(Adoption.UPDATED, 0),
                outcome.getOrDefault(Adoption.UNCHANGED, 0));
    }

    /**
     * The library at a glance.
     *
     * @param questions how many there are
     * @param byTopic how they are spread
     */
    record LibraryView(int questions, List<TopicView> byTopic) {}

    /**
     * The questions of a topic.
     *
     * @param topic a slug
     * @param questions how many there are
     */
    record TopicView(String topic, long questions) {}

    /**
     * What became of the library's questions.
     *
     * @param created they were not there yet
     * @param updated the library had changed them, the organization had not
     * @param unchanged the rest, and whatever the organization has changed or retired
     */
    record ImportView(int created, int updated, int unchanged) {}
}
