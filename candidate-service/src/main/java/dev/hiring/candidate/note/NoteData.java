package dev.hiring.candidate.note;

import java.util.List;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.note.NoteController.NoteResponse;
import dev.hiring.kit.privacy.PersonalData;

/** What people have noted down of candidates. */
@Component
final class NoteData implements PersonalData {

    private final NoteService notes;
    private final ApplicationService applications;

    NoteData(NoteService notes, ApplicationService applications) {
        this.notes = notes;
        this.applications = applications;
    }

    @Override
    public String kind() {
        return "notes";
    }

    @Override
    public List<NoteResponse> export(String organization, String candidateId) {
        return applications.ofCandidate(organization, candidateId).stream()
                .map(Application::id)
                .flatMap(applicationId -> notes.all(organization, applicationId).stream())
                .map(NoteResponse::of)
                .toList();
    }

    @Override
    public long erase(String organization, String candidateId) {
        return notes.forget(organization, candidateId);
    }
}
