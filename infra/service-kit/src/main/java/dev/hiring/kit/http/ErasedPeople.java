package dev.hiring.kit.http;

/** Knows who is to be forgotten, where a service holds anything of people. */
@FunctionalInterface
public interface ErasedPeople {

    boolean contains(String organization, String candidateId);
}
