package dev.hiring.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All people by username. */
final class People {
    private final Map<String, Person> byUsername = new LinkedHashMap<>();

    People(List<Person> people) {
        for (Person person : people) {
            if (byUsername.put(person.username(), person) != null) {
                throw new IllegalArgumentException(person.username() + " stands there twice");
            }
        }
    }

    Collection<Person> all() {
        return byUsername.values();
    }

    Person get(String username) {
        Person person = byUsername.get(username);
        if (person == null) {
            throw new IllegalArgumentException("nobody is called " + username);
        }
        return person;
    }
}
