package dev.hiring.candidate.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.job.DecisionsDue;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.candidate.person.Details;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.SessionEvent;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.consume.RejectedEvent;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Takes applications in, and moves them on by what the other services tell and what people decide. */
@Service
public final class ApplicationService {

    private final Applications applications;
    private final JobService jobs;
    private final CandidateService candidates;
    private final ApplicationEventPublisher hints;
    private final Clock clock;

    ApplicationService(
            Applications applications,
            JobService jobs,
            CandidateService candidates,
            ApplicationEventPublisher hints,
            Clock clock) {
        this.applications = applications;
        this.jobs = jobs;
        this.candidates = candidates;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * @param request names the request, the same for its repetition: whoever repeats it after a crash, when the
     *     application was stored and the answer was lost, gets the application
     */
    Application apply(
            String organization, String jobId, Details details, @Nullable String externalReference, String request) {
        Application application = applyOrFind(organization, jobId, details, externalReference, request);
        if (!application.request().equals(request)) {
            throw new ApplicationProblem.AlreadyApplied(application);
        }
        return application;
    }

    /** The same for whoever is content with the application that the candidate has made before. */
    public Application applyOrFind(
            String organization, String jobId, Details details, @Nullable String externalReference, String request) {
        Job job = jobs.get(organization, jobId);
        return candidates
                .idOf(organization, details.email())
                .flatMap(known -> applications.find(organization, Application.id(job, known)))
                .orElseGet(() -> receive(job, details, externalReference, request));
    }

    private Application receive(Job job, Details details, @Nullable String externalReference, String request) {
        job.requireOpen();
        String organization = job.organization();
        String candidateId = candidates.save(organization, details);
        Application received = insertOrFind(Application.receive(job, candidateId, externalReference, request, now()));
        if (candidates.isErased(organization, candidateId)) {
            // Of this and the erasure at least one sees the other. Whoever applies now is somebody new.
            forget(organization, candidateId);
            return receive(job, details, externalReference, request);
        }
        return received;
    }

    private Application insertOrFind(Change<Application> received) {
        try {
            return applications.insert(received);
        } catch (DuplicateKeyException e) {
            return get(received.state().organization(), received.state().id());
        }
    }

    /** All of a candidate's, in no order. */
    public List<Application> ofCandidate(String organization, String candidateId) {
        return applications.ofCandidate(organization, candidateId);
    }

    /** Takes the words of people out of a candidate's applications, and withdraws those that are not over. */
    List<Application> forget(String organization, String candidateId) {
        List<Application> forgotten = ofCandidate(organization, candidateId).stream()
                .map(application -> applications.change(
                        organization, application.id(), IfMatch.any(), stored -> stored.forget(now())))
                .toList();
        forgotten.forEach(this::hintIfDue);
        return forgotten;
    }

    public Application get(String organization, String id) {
        return find(organization, id).orElseThrow(() -> new NotFound("application"));
    }

    public Optional<Application> find(String organization, String id) {
        return applications.find(organization, id);
    }

    /** Those of them that there are, in no order. */
    public List<Application> all(String organization, Collection<String> ids) {
        return applications.all(organization, ids);
    }

    Page<Application> page(String organization, ApplicationFilter filter, PageRequest request) {
        return applications.page(organization, filter, request);
    }

    /** Every application of a job, the newest first, a page at a time. */
    public void each(String organization, String jobId, Consumer<List<Application>> pages) {
        ApplicationFilter ofJob = new ApplicationFilter(jobId, null, null);
        Optional<Cursor> cursor = Optional.empty();
        do {
            Page<Application> page =
                    applications.page(organization, ofJob, new PageRequest(PageRequest.MAX_LIMIT, cursor));
            pages.accept(page.items());
            cursor = Optional.ofNullable(page.next()).map(Cursor::parse);
        } while (cursor.isPresent());
    }

    Application withdraw(String organization, String id, IfMatch ifMatch, String by) {
        Application withdrawn =
                applications.change(organization, id, ifMatch, application -> application.withdraw(by, now()));
        hintIfDue(withdrawn);
        return withdrawn;
    }

    Application move(String organization, String id, IfMatch ifMatch, Step step, String reason, String by) {
        return applications.change(organization, id, ifMatch, application -> application.move(step, reason, by, now()));
    }

    Application override(String organization, String id, IfMatch ifMatch, Outcome wanted, String reason, String by) {
        Application overridden = applications.change(
                organization, id, ifMatch, application -> application.override(wanted, reason, by, now()));
        hintIfDue(overridden);
        return overridden;
    }

    /** The application has come to a stage in which its test may still go on. */
    void reached(String organization, SessionEvent event, Stage stage, Instant at) {
        told(organization, event.applicationId(), event.assessmentId(), application -> application.reach(stage, at));
    }

    /** One of the application's tests is done. */
    void completed(String organization, AssessmentCompleted event) {
        told(
                organization,
                event.applicationId(),
                event.assessmentId(),
                application -> application.completed(event.assessmentId(), event.completedAt()));
    }

    /** One of the application's tests will not take place. */
    void missed(String organization, SessionEvent event, Missed how, Instant at) {
        hintIfDue(told(
                organization,
                event.applicationId(),
                event.assessmentId(),
                application -> application.missed(event.assessmentId(), how, at)));
    }

    void scored(String organization, AssessmentScored event) {
        Score score = Score.of(event);
        Application marked = told(
                organization,
                event.applicationId(),
                event.assessmentId(),
                application -> application.scored(event.assessmentId(), score, policyOf(application), now()));
        if (!Stage.BEFORE_SCORE.contains(marked.stage())) {
            hintIfDue(marked);
        }
    }

    /**
     * An application is stored with its tests before anybody can hear of it: what is told of an unknown one, or of another
     * test, never becomes true.
     */
    private Application told(
            String organization,
            String id,
            String assessmentId,
            Function<Application, Change<Application>> transition) {
        try {
            return applications.change(organization, id, IfMatch.any(), application -> {
                if (!application.sittings().include(assessmentId)) {
                    throw new RejectedEvent("application " + id + " has no test of assessment " + assessmentId);
                }
                return transition.apply(application);
            });
        } catch (NotFound e) {
            throw new RejectedEvent("there is no application " + id, e);
        }
    }

    /** Applies a decision that was not possible when the score came; only to who still waits for it. */
    public void decide(String organization, String id, Function<Score, Decision> judge) {
        applications.change(
                organization,
                id,
                IfMatch.any(),
                application -> application
                        .awaitingDecision()
                        .map(score -> application.decide(judge.apply(score)))
                        .orElseGet(() -> Change.of(application)));
    }

    /** Ranks who waits for a decision by a policy that took the place of another. */
    public void rank(String organization, String id, ShortlistPolicy policy) {
        applications.change(organization, id, IfMatch.any(), application -> application.rank(policy));
    }

    /**
     * The best of those who stand in a stage after their final score.
     *
     * @param after the {@code rankKey} before the first, empty for the top
     */
    public List<Application> ranked(String organization, String jobId, Stage stage, String after, int limit) {
        return applications.ranked(organization, jobId, stage, after, limit);
    }

    /** The same of several stages together: each is a range of the index, and no more is read than its first part. */
    public List<Application> ranked(String organization, String jobId, Set<Stage> stages, String after, int limit) {
        return stages.stream()
                .flatMap(stage -> ranked(organization, jobId, stage, after, limit).stream())
                .sorted(Comparator.comparing(Application::requiredRankKey))
                .limit(limit)
                .toList();
    }

    /** How many of those in these stages are ranked before a {@code rankKey}: a range of the index for each. */
    public long countRanked(String organization, String jobId, Set<Stage> stages, String before) {
        return stages.stream()
                .mapToLong(stage -> applications.countRanked(organization, jobId, stage, before))
                .sum();
    }

    public boolean anyIn(String organization, String jobId, Set<Stage> stages) {
        return applications.anyIn(organization, jobId, stages);
    }

    public int count(String organization, String jobId, Set<Stage> stages) {
        return Math.toIntExact(applications.count(organization, jobId, stages));
    }

    public void progress(String organization, String jobId, Consumer<Progress> consumer) {
        applications.progress(organization, jobId, consumer);
    }

    /**
     * Every application of a job in what policies are tried on, in no order.
     *
     * @param parts whether the scores of skills and tests are wanted
     */
    public void standings(String organization, String jobId, boolean parts, Consumer<Standing> consumer) {
        applications.standings(organization, jobId, parts, consumer);
    }

    /** How often each percentage is among the final scores of a job: at most one for each hundredth. */
    public List<PercentCount> percents(String organization, String jobId) {
        return applications.percents(organization, jobId);
    }

    /** The jobs of every organization in which somebody has a final score and no decision. */
    public List<DecisionsDue> awaitingDecision() {
        return applications.awaitingDecision();
    }

    /** How many, of all organizations, completed a test before then that has no score, and wait for it. */
    long unscored(Instant before) {
        return applications.countUnscored(before);
    }

    private PolicyRevision policyOf(Application application) {
        return jobs.get(application.organization(), application.jobId()).policy();
    }

    /** The job is read after the application was written, so that of this and a closing at least one sees the other. */
    private void hintIfDue(Application application) {
        Job job = jobs.get(application.organization(), application.jobId());
        if (job.isClosed() || job.policy().policy().isRolling()) {
            hints.publishEvent(new DecisionsDue(application.organization(), application.jobId()));
        }
    }

    /** The store keeps milliseconds; what is answered and told in events is what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
