package dev.hiring.identity;

import java.util.ArrayList;
import java.util.List;

/** The people as a file. At first there is one for each role that people have, and organization. */
final class PeopleFile {
    private static final int PASSWORD_BYTES = 15;
    /** The first organization's people by their short names, which say what they may do. */
    private static final List<String> ROLES = List.of("recruiter", "reviewer", "analyst", "operator", "admin");

    private PeopleFile() {}

    static People load(PrivateFile file, List<String> organizations) {
        return new ListFile<>(file, Person.class, "people", "username, password, name, organization, roles")
                .load(() -> generate(organizations), People::new);
    }

    private static List<Person> generate(List<String> organizations) {
        List<Person> people = new ArrayList<>();
        for (String organization : organizations) {
            String suffix = organization.equals(organizations.getFirst()) ? "" : "-" + organization;
            for (String role : ROLES) {
                people.add(new Person(
                        role + suffix,
                        ListFile.secret(PASSWORD_BYTES),
                        capital(role) + " of " + organization,
                        organization,
                        List.of(role)));
            }
        }
        return people;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
