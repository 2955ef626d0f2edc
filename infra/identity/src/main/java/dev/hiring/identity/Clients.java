package dev.hiring.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All clients by id. */
final class Clients {

    private final Map<String, Client> byId = new LinkedHashMap<>();

    Clients(List<Client> clients) {
        for (Client client : clients) {
            if (byId.put(client.clientId(), client) != null) {
                throw new IllegalArgumentException(client.clientId() + " stands there twice");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("it names no client");
        }
    }

    Collection<Client> all() {
        return byId.values();
    }

    Client get(String clientId) {
        Client client = byId.get(clientId);
        if (client == null) {
            throw new IllegalArgumentException("no client " + clientId);
        }
        return client;
    }
}
