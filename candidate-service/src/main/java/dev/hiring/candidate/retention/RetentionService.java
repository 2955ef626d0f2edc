package dev.hiring.candidate.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
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
            rule.limit(clock.instant()).ifPresent(limit -> erase(rule, limit));
        }
    }

    private void erase(RetentionRule rule, Instant limit) {
        candidates.eachBefore(rule.organization(), limit, ids -> {
            List<String> over = over(rule, limit, ids);
            over.forEach(id -> erasures.request(rule.organization(), id, BY));
            if (!over.isEmpty()) {
                log.info("{} candidates of {} are erased, who were kept for long enough", over.size(), rule.id());
            }
        });
    }

    private List<String> over(RetentionRule rule, Instant limit, Collection<String> ids) {
        Map<String, List<Application>> theirs = applications.ofCandidates(rule.organization(), ids).stream()
                .collect(Collectors.groupingBy(Application::candidateId));
        return ids.stream()
                .filter(id -> rule.isOver(theirs.getOrDefault(id, List.of()), limit))
                .toList();
    }
}
