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

/** The library over HTTP. */
@RestController
@RequestMapping("/api/{apiVersion}/library")
class LibraryController {

    private final LibraryService service;

    LibraryController(LibraryService service) {
        this.service = service;
    }

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

    @PostMapping("/import")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ImportView adopt(Caller caller) {
        Map<Adoption, Integer> outcome = service.adopt(caller.organization());
        return new ImportView(
                outcome.getOrDefault(Adoption.CREATED, 0),
                outcome.getOrDefault(Adoption.UPDATED, 0),
                outcome.getOrDefault(Adoption.UNCHANGED, 0));
    }

    record LibraryView(int questions, List<TopicView> byTopic) {}

    record TopicView(String topic, long questions) {}

    /**
     * @param updated the library had changed them, the organization had not
     * @param unchanged the rest, and whatever the organization has changed or retired
     */
    record ImportView(int created, int updated, int unchanged) {}
}
