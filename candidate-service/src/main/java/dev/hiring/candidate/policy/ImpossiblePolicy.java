package dev.hiring.candidate.policy;

/** The parts of a policy do not go together. */
public final class ImpossiblePolicy extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    /**
     * @param field the part that is one too many, or that misses another
     * @param reason goes on after the field's name
     */
    ImpossiblePolicy(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
