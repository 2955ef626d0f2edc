package dev.hiring.candidate.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.kit.aggregate.Change;

class JobTests {

    private static final Instant NOW = Instant.parse("2030-01-01T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private static final List<AskedAssessment> ASKED = List.of(new AskedAssessment("test-1", "Java"));

    @Test
    void opensWithTheFirstVersionOfItsPolicy() {
        Change<Job> opened = Job.open("job-1", "acme", "Backend Engineer", ASKED, minimum(60), NOW);

        assertThat(opened.events()).containsExactly(new JobOpened("job-1", List.of("test-1"), "Backend Engineer", NOW));
        assertThat(opened.state().policy()).isEqualTo(new PolicyRevision(1, minimum(60), NOW));
        assertThat(opened.state().isClosed()).isFalse();
    }

    @Test
    void countsPoliciesUpAndKeepsTheOldOnes() {
        Job changed = job().withPolicy(minimum(70), LATER).state();

        assertThat(changed.policies())
                .containsExactly(new PolicyRevision(1, minimum(60), NOW), new PolicyRevision(2, minimum(70), LATER));
    }

    @Test
    void takesTheSamePolicyForNoChange() {
        Job job = job();

        assertThat(job.withPolicy(minimum(60), LATER).state()).isSameAs(job);
    }

    @Test
    void closesOnce() {
        Change<Job> closed = job().close(LATER);

        assertThat(closed.events()).containsExactly(new JobClosed("job-1", LATER));
        assertThat(closed.state().close(LATER.plusSeconds(1))).isEqualTo(Change.of(closed.state()));
    }

    @Test
    void refusesAnotherPolicyWhenClosed() {
        Job closed = job().close(LATER).state();

        assertThatThrownBy(() -> closed.withPolicy(minimum(70), LATER)).isInstanceOf(JobProblem.Closed.class);
    }

    private static Job job() {
        return Job.open("job-1", "acme", "Backend Engineer", ASKED, minimum(60), NOW)
                .state();
    }

    private static ShortlistPolicy minimum(int percent) {
        return new ShortlistPolicy(BigDecimal.valueOf(percent), List.of(), null);
    }
}
