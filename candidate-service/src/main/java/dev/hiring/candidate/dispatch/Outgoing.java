package dev.hiring.candidate.dispatch;

import java.util.Collection;
import java.util.Optional;

/** What is to be sent, as stored documents that know when their next attempt is due. */
public interface Outgoing<D> {

    /**
     * Takes the next that is due; nobody else gets it for as long as an attempt may take.
     *
     * @param without receivers that have enough under way
     */
    Optional<D> claim(Collection<String> without);

    /** Makes one attempt, and stores what came of it. */
    void deliver(D claimed);

    String receiver(D claimed);

    /** For the log. */
    String id(D claimed);
}
