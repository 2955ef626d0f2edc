package dev.hiring.gateway.events;

import java.util.HashMap;
import java.util.Map;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;
import dev.hiring.gateway.endpoint.Caller;

/** How many streams are open, of everybody, of an organization and of one of its clients. */
final class StreamQuota {

    private record Client(String organization, String subject) {}

    private final EventSettings settings;
    private final Map<String, Integer> ofOrganizations = new HashMap<>();
    private final Map<Client, Integer> ofClients = new HashMap<>();
    private int all;

    StreamQuota(EventSettings settings) {
        this.settings = settings;
    }

    synchronized void take(Caller caller) {
        if (all >= settings.streams()) {
            throw Refusal.of(Problem.OVERLOADED);
        }
        if (ofOrganizations.getOrDefault(caller.organization(), 0) >= settings.streamsOfOrganization()
                || ofClients.getOrDefault(client(caller), 0) >= settings.streamsOfClient()) {
            throw Refusal.of(Problem.TOO_MANY_STREAMS);
        }
        all++;
        ofOrganizations.merge(caller.organization(), 1, Integer::sum);
        ofClients.merge(client(caller), 1, Integer::sum);
    }

    synchronized void giveBack(Caller caller) {
        all--;
        ofOrganizations.computeIfPresent(caller.organization(), (_, open) -> open == 1 ? null : open - 1);
        ofClients.computeIfPresent(client(caller), (_, open) -> open == 1 ? null : open - 1);
    }

    synchronized int open() {
        return all;
    }

    private static Client client(Caller caller) {
        return new Client(caller.organization(), caller.subject());
    }
}
