package dev.hiring.candidate.note;

import java.util.List;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.note.NoteController.NoteResponse;
import dev.hiring.kit.privacy.PersonalData;

/** What people have noted down of candidates. */
@Component
final class NoteData implements PersonalData {

    private final NoteService notes;

    NoteData(NoteService notes) {
        this.notes = notes;
    }

    @Override
    public String kind() {
        return "notes";
    }

    @Override
    public List<NoteResponse> export(String organization, String candidateId) {
        return notes.ofCandidate(organization, candidateId).stream()
                .map(NoteResponse::of)
                .toList();
    }

    @Override
    public long erase(String organization, String candidateId) {
        return notes.forget(organization, candidateId);
    }
}
