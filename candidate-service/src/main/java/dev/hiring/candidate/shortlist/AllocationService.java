package dev.hiring.candidate.shortlist;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Outcome;

/**
 * Gives the places of a job while it is open: as long as one is free, to the best of those who wait. Everybody on the
 * job's shortlist has one, however they came there; who withdraws or is taken off it leaves theirs free. May be run at any
 * time, twice at once and again after a crash.
 */
@Service
class AllocationService {

    private static final int MOST_AT_ONCE = 100;

    private final Allocations allocations;
    private final ApplicationService applications;
    private final Waiting waiting;
    private final Clock clock;

    AllocationService(Allocations allocations, ApplicationService applications, Waiting waiting, Clock clock) {
        this.allocations = allocations;
        this.applications = applications;
        this.waiting = waiting;
        this.clock = clock;
    }

    void give(Job job) {
        Allocation allocation = allocations.of(job);
        while (true) {
            for (String application : allocation.given()) {
                Allocation current = allocation;
                applications.decide(
                        current.organization(),
                        application,
                        score -> current.policy().decidePlace(score, now()));
            }
            List<String> next = next(job);
            if (next.isEmpty() && allocation.given().isEmpty()) {
                return;
            }
            allocation = allocations.update(allocation.give(job.policy(), next));
        }
    }

    private List<String> next(Job job) {
        int free = job.policy().policy().places(0)
                - applications.count(job.organization(), job.id(), Stage.allOf(Outcome.SHORTLISTED));
        return free <= 0
                ? List.of()
                : waiting.in(job)
                        .filter(application -> isOpen(job, application))
                        .limit(Math.min(free, MOST_AT_ONCE))
                        .map(Application::id)
                        .toList();
    }

    /** Whether it is about the places; who fails a policy that was replaced since their score came waits for closing. */
    private boolean isOpen(Job job, Application application) {
        return application
                .awaitingDecision()
                .filter(score -> job.policy().decide(score, now()).isEmpty())
                .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
