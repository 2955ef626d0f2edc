package dev.hiring.candidate.note;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.MultiLine;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.privacy.AccessLog;
import dev.hiring.kit.security.Role;

/** What recruiters note down of an application, for each other. */
@RestController
@RequestMapping(path = "/api/{apiVersion}/applications/{applicationId}/notes", version = "v2+")
class NoteController {

    private final NoteService notes;
    private final ApplicationService applications;
    private final AccessLog accesses;

    NoteController(NoteService notes, ApplicationService applications, AccessLog accesses) {
        this.notes = notes;
        this.applications = applications;
        this.accesses = accesses;
    }

    /** Writes a note on an application. */
    @PostMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<NoteResponse> write(
            Caller caller,
            IdempotencyKey key,
            ApiPath api,
            @PathVariable String applicationId,
            @Valid @RequestBody NoteRequest request) {
        ReadNote read =
                notes.write(key.id("note"), caller.organization(), applicationId, request.text(), caller.subject());
        return ResponseEntity.created(api.to(
                        "applications", applicationId, "notes", read.note().id()))
                .eTag(ETags.of(read.note().version()))
                .cacheControl(CacheControl.noStore())
                .body(NoteResponse.of(read));
    }

    /** Lists the notes on an application, the newest first. */
    @GetMapping
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    Page<NoteResponse> page(Caller caller, @PathVariable String applicationId, PageRequest request) {
        Page<ReadNote> page = notes.page(caller.organization(), applicationId, request);
        putAccess(caller, applicationId);
        return page.map(NoteResponse::of);
    }

    /** Reads a note. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<NoteResponse> get(Caller caller, @PathVariable String applicationId, @PathVariable String id) {
        ReadNote read = notes.get(caller.organization(), applicationId, id);
        putAccess(caller, applicationId);
        return answer(read);
    }

    /** Replaces the text of a note. Only who wrote it may. */
    @PutMapping("/{id}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    ResponseEntity<NoteResponse> edit(
            Caller caller,
            @PathVariable String applicationId,
            @PathVariable String id,
            IfMatch ifMatch,
            @Valid @RequestBody NoteRequest request) {
        return answer(notes.edit(caller.organization(), applicationId, id, ifMatch, request.text(), caller.subject()));
    }

    /** Deletes a note. Only who wrote it may. */
    @DeleteMapping("/{id}")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String applicationId, @PathVariable String id, IfMatch ifMatch) {
        notes.delete(caller.organization(), applicationId, id, ifMatch, caller.subject());
    }

    private void putAccess(Caller caller, String applicationId) {
        accesses.put(
                caller,
                "notes",
                applications.get(caller.organization(), applicationId).candidateId());
    }

    private static ResponseEntity<NoteResponse> answer(ReadNote read) {
        return ResponseEntity.ok().eTag(ETags.of(read.note().version())).body(NoteResponse.of(read));
    }

    /**
     * What is noted down.
     *
     * @param text for people
     */
    record NoteRequest(
            @NotBlank @Size(max = 5000) @MultiLine String text) {

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "NoteRequest";
        }
    }

    /**
     * A note.
     *
     * @param text for people
     * @param author the subject of the token it was written with
     * @param editedAt null while it reads as it was written
     */
    record NoteResponse(
            String id,
            String applicationId,
            String text,
            String author,
            Instant createdAt,
            @Nullable Instant editedAt) {

        static NoteResponse of(ReadNote read) {
            Note note = read.note();
            return new NoteResponse(
                    note.id(), note.applicationId(), read.text(), note.author(), note.createdAt(), note.editedAt());
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "NoteResponse[" + id + "]";
        }
    }
}
