package dev.hiring.identity;

import java.util.ArrayList;
import java.util.List;

/** The clients as a file. At first there is one for each role and organization. */
final class ClientsFile {
    private static final int SECRET_BYTES = 32;

    private ClientsFile() {}

    static Clients load(PrivateFile file, List<String> organizations) {
        return new ListFile<>(file, Client.class, "clients", "clientId, clientSecret, organization, roles")
                .load(() -> generate(organizations), Clients::new);
    }

    private static List<Client> generate(List<String> organizations) {
        List<Client> clients = new ArrayList<>();
        for (String organization : organizations) {
            String suffix = organization.equals(organizations.getFirst()) ? "" : "-" + organization;
            for (String role : Client.ROLES) {
                clients.add(new Client(role + suffix, ListFile.secret(SECRET_BYTES), organization, List.of(role)));
            }
        }
        return clients;
    }
}
