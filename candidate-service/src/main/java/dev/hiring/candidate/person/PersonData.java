package dev.hiring.candidate.person;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.privacy.PersonalData;

/** What candidates say of themselves. With it goes, first of all, the key of what is sealed, here and elsewhere. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
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
