package dev.hiring.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clients as a file that people and launchers read too. Made with random secrets if it is missing; otherwise it
 * alone says who the clients are.
 */
final class ClientsFile {

    private static final int SECRET_BYTES = 32;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ClientsFile() {}

    static Clients load(PrivateFile file, List<String> organizations) {
        String content = file.readOrCreate(() -> JSON.writeValueAsString(generate(organizations)));
        try {
            List<Client> clients = JSON.readValue(content, new TypeReference<>() {});
            return new Clients(clients);
        } catch (ValueInstantiationException e) {
            throw unusable(file, reason(e));
        } catch (JacksonException | NullPointerException e) {
            throw unusable(file, "it is not a JSON list of {clientId, clientSecret, organization, roles}");
        } catch (IllegalArgumentException e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private static List<Client> generate(List<String> organizations) {
        SecureRandom random = new SecureRandom();
        List<Client> clients = new ArrayList<>();
        for (String organization : organizations) {
            String suffix = organization.equals(organizations.getFirst()) ? "" : "-" + organization;
            for (String role : Client.ROLES) {
                byte[] secret = new byte[SECRET_BYTES];
                random.nextBytes(secret);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
                clients.add(new Client(role + suffix, text, organization, List.of(role)));
            }
        }
        return clients;
    }

    /** What the record's own constructor refused. */
    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause == null ? "a client is not complete" : String.valueOf(cause.getMessage());
    }

    /** The parser's message quotes the content, and with it a secret: only our own reason is passed on. */
    private static StartRefused unusable(PrivateFile file, String reason) {
        return new StartRefused(
                "The file " + file + " does not hold the clients: " + reason + ".",
                "Mend it, or delete it: clients with new secrets are made then.");
    }
}
