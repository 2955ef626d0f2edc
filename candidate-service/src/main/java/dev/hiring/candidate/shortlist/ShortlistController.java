package dev.hiring.candidate.shortlist;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.privacy.AccessLog;
import dev.hiring.kit.security.Role;

/** Who is shortlisted for a job. */
@RestController
@RequestMapping("/api/{apiVersion}/jobs/{id}/shortlist")
class ShortlistController {

    private final ShortlistService shortlists;
    private final AccessLog accesses;

    ShortlistController(ShortlistService shortlists, AccessLog accesses) {
        this.shortlists = shortlists;
        this.accesses = accesses;
    }

    /**
     * Lists who was shortlisted, the best first, each with the decision that stands.
     *
     * @param outcome what was decided on those who are listed
     */
    @GetMapping(version = "v1")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    Page<Entry> pageWithoutHistory(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "SHORTLISTED") Outcome outcome,
            PageRequest request) {
        return read(caller, id, outcome, request).map(Entry::of);
    }

    /**
     * Lists who was shortlisted, the best first, each with all that was decided on it.
     *
     * @param outcome what was decided on those who are listed
     */
    @GetMapping(version = "v2+")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    Page<EntryWithHistory> page(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "SHORTLISTED") Outcome outcome,
            PageRequest request) {
        return read(caller, id, outcome, request).map(EntryWithHistory::of);
    }

    private Page<Ranked> read(Caller caller, String jobId, Outcome outcome, PageRequest request) {
        Page<Ranked> page = shortlists.page(caller.organization(), jobId, outcome, request);
        accesses.put(
                caller,
                "shortlist",
                page.items().stream()
                        .map(ranked -> ranked.application().candidateId())
                        .toList());
        return page;
    }

    /**
     * One of the list.
     *
     * @param rank the place in this list; in the decision there may be another, the one at closing
     * @param candidateName empty when the candidate was erased
     * @param percent 0 to 100, two decimals
     * @param bySkill what the total is made of
     * @param decision the one that stands
     */
    record Entry(
            int rank,
            String applicationId,
            String candidateId,
            String candidateName,
            BigDecimal percent,
            List<SkillScore> bySkill,
            Decision decision) {

        static Entry of(Ranked ranked) {
            return new Entry(
                    ranked.rank(),
                    ranked.application().id(),
                    ranked.application().candidateId(),
                    ranked.candidateName(),
                    ranked.score().percent(),
                    ranked.score().bySkill(),
                    ranked.decision());
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "Entry[" + applicationId + "]";
        }
    }

    /**
     * One of the list.
     *
     * @param rank the place in this list; in the decision there may be another, the one at closing
     * @param candidateName empty when the candidate was erased
     * @param percent 0 to 100, two decimals
     * @param bySkill what the total is made of
     * @param decision the one that stands
     * @param decisionHistory all that was decided, the oldest first; its last is {@code decision}
     */
    record EntryWithHistory(
            int rank,
            String applicationId,
            @Nullable String externalReference,
            String candidateId,
            String candidateName,
            BigDecimal percent,
            List<SkillScore> bySkill,
            Decision decision,
            List<Decision> decisionHistory) {

        static EntryWithHistory of(Ranked ranked) {
            return new EntryWithHistory(
                    ranked.rank(),
                    ranked.application().id(),
                    ranked.application().externalReference(),
                    ranked.application().candidateId(),
                    ranked.candidateName(),
                    ranked.score().percent(),
                    ranked.score().bySkill(),
                    ranked.decision(),
                    ranked.application().decisionHistory());
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "EntryWithHistory[" + applicationId + "]";
        }
    }
}
