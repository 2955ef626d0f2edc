package dev.hiring.candidate.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.erasure.CandidateErasureService;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.http.IfMatch;

/** Keeps the rules, and erases whose time is over. Several instances may do so at once: who is erased is erased. */
@Service
class RetentionService {

    private static final Logger log = LoggerFactory.getLogger(RetentionService.class);
    private static final String BY = "retention";
    private static final int TRIES = 5;

    private final RetentionRules rules;
    private final CandidateService candidates;
    private final ApplicationService applications;
    private final CandidateErasureService erasures;
    private final Clock clock;

    RetentionService(
            RetentionRules rules,
            CandidateService candidates,
            ApplicationService applications,
            CandidateErasureService erasures,
            Clock clock) {
        this.rules = rules;
        this.candidates = candidates;
        this.applications = applications;
        this.erasures = erasures;
        this.clock = clock;
    }

    RetentionRule get(String organization) {
        return rules.find(organization).orElseGet(() -> RetentionRule.none(organization));
    }

    RetentionRule put(String organization, IfMatch ifMatch, @Nullable Integer eraseAfterDays, boolean keepHired) {
        for (int attempt = 1; ; attempt++) {
            RetentionRule stored = get(organization);
            ifMatch.check(stored.version());
            Change<RetentionRule> change = stored.with(eraseAfterDays, keepHired);
            try {
                return change.state() == stored
                        ? stored
                        : stored.version() == 0 ? rules.insert(change) : rules.update(change);
            } catch (DuplicateKeyException | ConcurrentChange e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    @Scheduled(
            initialDelayString = "${hiring.retention.first-run:PT5M}",
            fixedDelayString = "${hiring.retention.interval:PT1H}")
    void eraseWhoseTimeIsOver() {
        for (RetentionRule rule : rules.all()) {
            try {
                rule.limit(clock.instant()).ifPresent(limit -> erase(rule, limit));
            } catch (RuntimeException e) {
                log.error(
                        "Candidates of {} whose time is over could not be erased; the next run tries again",
                        rule.id(),
                        e);
            }
        }
    }

    private void erase(RetentionRule rule, Instant limit) {
        candidates.eachBefore(rule.organization(), limit, ids -> {
            List<String> over =
                    ids.stream().filter(id -> eraseIfOver(rule, limit, id)).toList();
            if (!over.isEmpty()) {
                log.info("{} candidates of {} are erased, who were kept for long enough", over.size(), rule.id());
            }
        });
    }

    /** Each is looked at right before, since they may have applied again meanwhile. */
    private boolean eraseIfOver(RetentionRule rule, Instant limit, String candidateId) {
        boolean over = rule.isOver(applications.ofCandidate(rule.organization(), candidateId), limit);
        if (over) {
            erasures.erase(rule.organization(), candidateId, IfMatch.any(), BY);
        }
        return over;
    }
}
