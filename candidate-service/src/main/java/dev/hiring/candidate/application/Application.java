package dev.hiring.candidate.application;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.events.CandidateEvent.ApplicationMoved;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationScored;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.Event;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.http.StandardProblem;

/**
 * One candidate's way through one job. It only moves forward: what is learnt late fills in its time and nothing else,
 * and what was decided stays decided, unless a person decides otherwise.
 *
 * @param externalReference how the system that posted it calls it
 * @param request the request that created it; tells its repetition from somebody else's second application
 * @param sittings its tests
 * @param stages when each stage was reached, as far as known
 * @param score what all its tests came to together, as soon as each of them was marked, until something is decided on it
 * @param rankKey the place in rankings by the job's policy, as soon as the score is final
 * @param decision the one that stands
 * @param earlierDecisions those that it took the place of, the oldest first; documents from before they were kept have none
 * @param erasedAt when the candidate was erased: from then on nobody writes anything about them; null as a rule
 * @param moves what people did besides deciding, the oldest first; documents from before they were kept have none
 */
@Document("applications")
@CompoundIndex(name = "ranking", def = "{'organization': 1, 'jobId': 1, 'stage': 1, 'rankKey': 1}")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'receivedAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfJob", def = "{'organization': 1, 'jobId': 1, 'receivedAt': -1, '_id': -1}")
@CompoundIndex(
        name = "externalReference",
        def = "{'organization': 1, 'externalReference': 1, 'receivedAt': -1, '_id': -1}")
@CompoundIndex(name = "candidate", def = "{'organization': 1, 'candidateId': 1}")
@CompoundIndex(name = "unscored", def = "{'sittings.unscoredSince': 1}", sparse = true)
@CompoundIndex(name = "stage", def = "{'stage': 1, 'organization': 1, 'jobId': 1}")
public record Application(
        @Id String id,
        String organization,
        long version,
        String jobId,
        Sittings sittings,
        String candidateId,
        @Nullable String externalReference,
        String request,
        Instant receivedAt,
        Stage stage,
        Map<Stage, Instant> stages,
        @Nullable Score score,
        @Nullable String rankKey,
        @Nullable Decision decision,
        List<Decision> earlierDecisions,
        List<Move> moves,
        @Nullable Instant erasedAt)
        implements Aggregate<Application> {

    static final int MOST_DECISIONS = 50;

    /** Who withdraws the applications of an erased candidate. */
    private static final String ERASURE = "erasure";

    public Application {
        stages = Collections.unmodifiableMap(new EnumMap<>(stages));
        earlierDecisions = earlierDecisions == null ? List.of() : List.copyOf(earlierDecisions);
        moves = moves == null ? List.of() : List.copyOf(moves);
    }

    /** The natural id: nobody applies twice for one job. */
    public static String id(Job job, String candidateId) {
        return Ids.derived(job.organization(), "application", job.id(), candidateId);
    }

    static Change<Application> receive(
            Job job, String candidateId, @Nullable String externalReference, String request, Instant now) {
        job.requireOpen();
        Application application = new Application(
                id(job, candidateId),
                job.organization(),
                0,
                job.id(),
                Sittings.of(job.assessmentIds()),
                candidateId,
                externalReference,
                request,
                now,
                Stage.RECEIVED,
                Map.of(Stage.RECEIVED, now),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
        return Change.of(
                application, new ApplicationReceived(application.id, candidateId, job.id(), job.assessmentIds(), now));
    }

    Change<Application> reach(Stage reached, Instant at) {
        return Change.of(reached(reached, at));
    }

    /** One of its tests is done. */
    Change<Application> completed(String assessmentId, Instant at) {
        return Change.of(done(assessmentId, at));
    }

    /** It is completed with the last of its tests. */
    private Application done(String assessmentId, Instant at) {
        Application noted = with(sittings.of(assessmentId).completed(at));
        return noted.sittings
                .completedAt()
                .map(last -> noted.reached(Stage.COMPLETED, last))
                .orElse(noted);
    }

    /** One of its tests will not be taken, and so it ends. */
    Change<Application> missed(String assessmentId, Missed how, Instant at) {
        return Change.of(with(sittings.of(assessmentId).missed(how)).reached(how.stage(), at));
    }

    Change<Application> withdraw(String by, Instant now) {
        if (stage == Stage.WITHDRAWN) {
            return Change.of(this);
        }
        if (Stage.OVER.contains(stage)) {
            throw new ApplicationProblem.Over(stage);
        }
        return Change.of(
                reached(Stage.WITHDRAWN, now).with(new Move(stage, Stage.WITHDRAWN, null, by, now)),
                new ApplicationWithdrawn(id, candidateId, jobId, now));
    }

    /** What people wrote goes; what was measured and decided stays. Who is not at an end is withdrawn. */
    Change<Application> forget(Instant now) {
        Application silent = silent(erasedAt == null ? now : erasedAt);
        if (stage == Stage.WITHDRAWN || Stage.OVER.contains(stage)) {
            return Change.of(silent.equals(this) ? this : silent);
        }
        return Change.of(
                silent.reached(Stage.WITHDRAWN, now).with(new Move(stage, Stage.WITHDRAWN, null, ERASURE, now)),
                new ApplicationWithdrawn(id, candidateId, jobId, now));
    }

    private Application silent(Instant erased) {
        return new Application(
                id,
                organization,
                version,
                jobId,
                sittings,
                candidateId,
                null,
                request,
                receivedAt,
                stage,
                stages,
                score,
                rankKey,
                decision == null ? null : decision.silent(),
                earlierDecisions.stream().map(Decision::silent).toList(),
                moves.stream().map(Move::silent).toList(),
                erased);
    }

    private void requireNotErased() {
        if (erasedAt != null) {
            throw StandardProblem.candidateErased();
        }
    }

    public boolean hasSeveralTests() {
        return sittings.all().size() > 1;
    }

    /** When something last happened to it. */
    public Instant changedAt() {
        return Stream.of(
                        stages.values().stream(),
                        sittings.completions(),
                        moves.stream().map(Move::at),
                        decisionHistory().stream().map(Decision::decidedAt))
                .flatMap(Function.identity())
                .reduce(receivedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Moves a shortlisted application on; steps may be left out. */
    Change<Application> move(Step step, String reason, String by, Instant now) {
        Stage to = step.stage();
        if (stage == to) {
            return Change.of(this);
        }
        requireNotErased();
        if (!Stage.allOf(Outcome.SHORTLISTED).contains(stage)) {
            throw new ApplicationProblem.NotShortlisted(stage);
        }
        if (to.compareTo(stage) < 0) {
            throw new ApplicationProblem.MovesBack(stage, to);
        }
        return Change.of(
                reached(to, now).with(new Move(stage, to, reason, by, now)),
                new ApplicationMoved(id, candidateId, jobId, Step.told(stage), Step.told(to), by, now));
    }

    /** A person decides otherwise. Who is taken in again stands where they stood before. */
    Change<Application> override(Outcome wanted, String reason, String by, Instant now) {
        if (stage == Stage.WITHDRAWN) {
            throw new ApplicationProblem.Over(stage);
        }
        requireNotErased();
        if (decision == null || score == null) {
            throw new ApplicationProblem.NotDecided(stage);
        }
        if (decision.outcome() == wanted) {
            throw new ApplicationProblem.OutcomeStands(wanted);
        }
        if (decisionHistory().size() >= MOST_DECISIONS) {
            throw new ApplicationProblem.TooManyDecisions(MOST_DECISIONS);
        }
        Decision made = decision.override(wanted, reason, by, now);
        return Change.of(
                reached(Stage.of(wanted), now).with(made), DecisionEvents.overridden(this, score, decision, made, by));
    }

    /** Takes a test's marking in, and decides in the same change where all are marked and the policy can. */
    Change<Application> scored(String assessmentId, Score marking, PolicyRevision policy, Instant now) {
        Application completed = done(assessmentId, marking.completedAt());
        Sitting sitting = completed.sittings.of(assessmentId);
        if (decision != null || !sitting.isNews(marking)) {
            return Change.of(completed);
        }
        Application marked = completed.with(sitting.scored(marking));
        return marked.sittings
                .score()
                .map(total -> total.isFinal() ? marked.scored(total, policy, now) : Change.of(marked.with(total, null)))
                .orElseGet(() -> Change.of(marked));
    }

    private Change<Application> scored(Score total, PolicyRevision policy, Instant now) {
        Application scored = reached(Stage.SCORED, total.scoredAt())
                .with(total, policy.policy().rankKey(total, id));
        Change<Application> decided = scored.awaitingDecision()
                .flatMap(grounds -> policy.decide(grounds, now))
                .map(scored::decide)
                .orElseGet(() -> Change.of(scored));
        return hasSeveralTests() ? scored.telling(total, decided) : decided;
    }

    /** Of one test its own score tells as much. */
    private Change<Application> telling(Score total, Change<Application> decided) {
        Event told = new ApplicationScored(
                id,
                candidateId,
                jobId,
                total.scoringVersion(),
                total.percent(),
                total.byAssessment(),
                total.scoredAt());
        return new Change<>(
                decided.state(),
                Stream.concat(Stream.of(told), decided.events().stream()).toList());
    }

    /** Applies a decision to who waits for one; nobody is decided on twice. */
    Change<Application> decide(Decision made) {
        return awaitingDecision()
                .map(grounds -> Change.of(
                        reached(Stage.of(made.outcome()), made.decidedAt()).with(made),
                        DecisionEvents.of(this, grounds, made)))
                .orElseGet(() -> Change.of(this));
    }

    /** Ranks who waits for a decision by a policy that took the place of another. */
    Change<Application> rank(ShortlistPolicy policy) {
        return Change.of(awaitingDecision()
                .map(grounds -> policy.rankKey(grounds, id))
                .filter(key -> !key.equals(rankKey))
                .map(key -> with(Objects.requireNonNull(score), key))
                .orElse(this));
    }

    /** All that was decided, the oldest first: the last one stands. Nothing is ever taken out of it. */
    public List<Decision> decisionHistory() {
        return Stream.concat(earlierDecisions.stream(), Stream.ofNullable(decision))
                .toList();
    }

    /** The final score of who waits for a decision. */
    public Optional<Score> awaitingDecision() {
        return stage == Stage.SCORED ? Optional.ofNullable(score) : Optional.empty();
    }

    /** The place in rankings, of one whose score is known to be final. */
    public String requiredRankKey() {
        return Objects.requireNonNull(rankKey, "the score is not final");
    }

    /** The earliest time that is told of a stage holds, so that the order of telling does not matter. */
    private Application reached(Stage reached, Instant at) {
        Instant known = stages.get(reached);
        if (known != null && !at.isBefore(known)) {
            return this;
        }
        Map<Stage, Instant> times = new EnumMap<>(stages);
        times.put(reached, at);
        return copy(version, sittings, times, score, rankKey, decision, earlierDecisions, moves);
    }

    private Application with(Sitting changed) {
        Sittings all = sittings.with(changed);
        return all.equals(sittings)
                ? this
                : copy(version, all, stages, score, rankKey, decision, earlierDecisions, moves);
    }

    private Application with(Score newest, @Nullable String key) {
        return copy(version, sittings, stages, newest, key, decision, earlierDecisions, moves);
    }

    private Application with(Decision made) {
        return copy(version, sittings, stages, score, rankKey, made, decisionHistory(), moves);
    }

    private Application with(Move made) {
        List<Move> all = Stream.concat(moves.stream(), Stream.of(made)).toList();
        return copy(version, sittings, stages, score, rankKey, decision, earlierDecisions, all);
    }

    @Override
    public Application withVersion(long next) {
        return copy(next, sittings, stages, score, rankKey, decision, earlierDecisions, moves);
    }

    private Application copy(
            long copyVersion,
            Sittings taken,
            Map<Stage, Instant> times,
            @Nullable Score newest,
            @Nullable String key,
            @Nullable Decision standing,
            List<Decision> earlier,
            List<Move> made) {
        return new Application(
                id,
                organization,
                copyVersion,
                jobId,
                taken,
                candidateId,
                externalReference,
                request,
                receivedAt,
                Stage.furthest(times.keySet(), standing == null ? null : standing.outcome()),
                times,
                newest,
                key,
                standing,
                earlier,
                made,
                erasedAt);
    }
}
