package dev.hiring.assessment.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

import dev.hiring.assessment.session.Session.State;
import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The sessions, for those who take them here and for those who invite to them. */
@Repository
public class Sessions {

    private final AggregateStore<Session> store;

    Sessions(AggregateStores stores) {
        this.store = stores.of(Session.class);
    }

    /** The application's session for that assessment, which is the invited one unless there was one before. */
    public Session invite(Change<Session> invited) {
        return store.insertOrFind(invited);
    }

    public Optional<Session> find(String organization, String id) {
        return store.find(organization, id);
    }

    /** For candidates, whose token stands for the organization: the caller checks it before anything else. */
    @AcrossOrganizations
    Optional<Session> findForCandidate(String id) {
        return store.find(query(where("_id").is(id))).stream().findFirst();
    }

    /** For candidates too. */
    @AcrossOrganizations
    Session changeForCandidate(String id, Function<Session, Change<Session>> transition) {
        return store.change(query(where("_id").is(id)), transition);
    }

    public Session change(String organization, String id, Function<Session, Change<Session>> transition) {
        return store.change(organization, id, transition);
    }

    public Session change(
            String organization, String id, IfMatch ifMatch, Function<Session, Change<Session>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    /** Some of the sessions, of all organizations, whose state the passing of time has to change by now. */
    @AcrossOrganizations
    List<Session> due(Instant now, int limit) {
        return store.find(query(where("dueAt").lt(now)).with(Sort.by("dueAt")).limit(limit));
    }

    /** Some of the sessions of a job that wait to be started. */
    public List<Session> invited(String organization, String jobId, int limit) {
        return store.find(query(where("applicant.jobId")
                        .is(jobId)
                        .and("organization")
                        .is(organization)
                        .and("state")
                        .is(State.INVITED))
                .limit(limit));
    }

    /** As many as its job has assessments, in no order. */
    public List<Session> ofApplication(String organization, String applicationId) {
        return store.find(query(where("applicant.applicationId")
                .is(applicationId)
                .and("organization")
                .is(organization)));
    }

    /**
     * Calls off what the application of a missed one asks for besides, unless it has been started. Whoever dies over it
     * leaves invitations behind that nobody can start.
     */
    public void callOffOthers(Session missed, Instant now) {
        others(missed).forEach(other -> change(other.organization(), other.id(), stored -> stored.callOff(now)));
    }

    /** The other sessions of its application. */
    Stream<Session> others(Session one) {
        return ofApplication(one.organization(), one.applicant().applicationId()).stream()
                .filter(other -> !other.id().equals(one.id()));
    }

    /** All sessions of a candidate, the first invited first: a few for each application. */
    List<Session> ofCandidate(String organization, String candidateId) {
        return store.find(query(where("applicant.candidateId")
                        .is(candidateId)
                        .and("organization")
                        .is(organization))
                .with(Sort.by("invitedAt", "_id")));
    }

    /** The last invited first. */
    public Page<Session> page(
            String organization,
            @Nullable String applicationId,
            @Nullable String assessmentId,
            @Nullable State state,
            PageRequest request) {
        Criteria criteria = where("organization").is(organization);
        narrow(criteria, "applicant.applicationId", applicationId);
        narrow(criteria, "terms.assessmentId", assessmentId);
        narrow(criteria, "state", state);
        request.cursor()
                .ifPresent(cursor -> criteria.orOperator(
                        where("invitedAt").lt(cursor.instant(0)),
                        where("invitedAt").is(cursor.instant(0)).and("_id").lt(cursor.key(1))));
        return Page.of(
                store.find(query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "invitedAt", "_id"))
                        .limit(request.limit() + 1)),
                request.limit(),
                session -> Cursor.of(session.invitedAt().toString(), session.id()));
    }

    private static void narrow(Criteria criteria, String field, @Nullable Object wanted) {
        if (wanted != null) {
            criteria.and(field).is(wanted);
        }
    }
}
