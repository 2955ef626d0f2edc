package dev.hiring.kit.privacy;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** What a service holds of a candidate, and who has read it. Each service answers for itself. */
@RestController
@RequestMapping("/api/{apiVersion}/candidates/{candidateId}")
class PersonalDataController {

    private final List<PersonalData> held;
    private final AccessLog accesses;

    PersonalDataController(List<PersonalData> held, AccessLog accesses) {
        this.held = List.copyOf(held);
        this.accesses = accesses;
    }

    /** Exports all that this service holds of a candidate, by kind; kinds of which there is nothing are empty. */
    @GetMapping("/personal-data/${spring.application.name}")
    @RolesAllowed(Role.ADMIN)
    Map<String, List<?>> export(Caller caller, @PathVariable String candidateId) {
        Map<String, List<?>> records = held.stream()
                .collect(Collectors.toMap(PersonalData::kind, data -> data.export(caller.organization(), candidateId)));
        if (records.values().stream().allMatch(List::isEmpty)) {
            throw new NotFound("candidate");
        }
        accesses.put(caller, "personal-data", candidateId);
        return records;
    }

    /** Lists who has read personal data of a candidate at this service, the newest first. */
    @GetMapping("/accesses/${spring.application.name}")
    @RolesAllowed(Role.ADMIN)
    Page<AccessResponse> accesses(Caller caller, @PathVariable String candidateId, PageRequest request) {
        Page<AccessResponse> page =
                accesses.page(caller.organization(), candidateId, request).map(AccessResponse::of);
        if (page.items().isEmpty() && !isHeld(caller, candidateId)) {
            throw new NotFound("candidate");
        }
        return page;
    }

    private boolean isHeld(Caller caller, String candidateId) {
        return held.stream()
                .anyMatch(
                        data -> !data.export(caller.organization(), candidateId).isEmpty());
    }

    /**
     * Somebody has read personal data.
     *
     * @param by the subject of the token it was read with
     * @param what what was read, in the plural, such as {@code notes}
     * @param at when it was read
     */
    record AccessResponse(String by, String what, Instant at) {
        static AccessResponse of(Access access) {
            return new AccessResponse(access.by(), access.what(), access.at());
        }
    }
}
