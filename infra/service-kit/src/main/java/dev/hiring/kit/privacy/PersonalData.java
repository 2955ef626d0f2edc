package dev.hiring.kit.privacy;

import java.util.List;

/** One kind of record in which a service holds personal data. Each kind is a bean. */
public interface PersonalData {

    /** In the plural, such as {@code notes}: in exports and in reports of erasures. */
    String kind();

    /** What is held of the candidate, to be written as JSON. */
    List<?> export(String organization, String candidateId);

    /**
     * Leaves nothing that is personal. It is done again after a crash, and changes nothing then.
     *
     * @return how many records the candidate has, or had
     */
    long erase(String organization, String candidateId);
}
