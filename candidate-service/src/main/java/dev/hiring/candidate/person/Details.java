package dev.hiring.candidate.person;

/** What an applicant says of themselves. */
public record Details(String givenName, String familyName, String email) {

    public String name() {
        return givenName + " " + familyName;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Details";
    }
}
