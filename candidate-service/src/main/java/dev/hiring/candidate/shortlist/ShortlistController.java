package dev.hiring.candidate.shortlist;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.List;
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
import dev.hiring.kit.security.Role;

@RestController
@RequestMapping("/api/{apiVersion}/jobs/{id}/shortlist")
class ShortlistController {

    private final ShortlistService shortlists;

    ShortlistController(ShortlistService shortlists) {
        this.shortlists = shortlists;
    }

    /** Who was shortlisted, the best first; or, by {@code outcome}, who was not, in the same order. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    Page<Entry> page(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "SHORTLISTED") Outcome outcome,
            PageRequest request) {
        return shortlists.page(caller.organization(), id, outcome, request);
    }

    /**
     * @param rank the place in this list; in the decision there may be another, the one at closing
     * @param percent 0 to 100, two decimals
     */
    record Entry(
            int rank,
            String applicationId,
            String candidateId,
            String candidateName,
            BigDecimal percent,
            List<SkillScore> bySkill,
            Decision decision) {

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "Entry[" + applicationId + "]";
        }
    }
}
