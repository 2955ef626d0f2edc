package dev.hiring.candidate.person;

import java.util.List;
import org.springframework.stereotype.Component;

import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.privacy.PersonalData;

/** What candidates say of themselves. With it goes the key of all that is sealed, here and elsewhere. */
@Component
final class PersonData implements PersonalData {

    private final CandidateService candidates;
    private final CandidateKeys keys;

    PersonData(CandidateService candidates, CandidateKeys keys) {
        this.candidates = candidates;
        this.keys = keys;
    }

    @Override
    public String kind() {
        return "details";
    }

    @Override
    public List<Details> export(String organization, String candidateId) {
        return List.copyOf(
                candidates.details(organization, List.of(candidateId)).values());
    }

    /** The details themselves went when the erasure began. */
    @Override
    public long erase(String organization, String candidateId) {
        keys.destroy(organization, candidateId);
        return 1;
    }
}
