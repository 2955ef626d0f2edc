package dev.hiring.candidate.job;

/** Something that one can apply for by now, as it is offered. */
public record OpenJob(String id, String title, String assessmentTitles) {

    /** What it is called where jobs are not known, only tests. */
    public String name() {
        return title + ": " + assessmentTitles;
    }
}
