package dev.hiring.scoring.marking;

/** A record that contradicts itself: nothing that the candidate did, so it must not cost marks. */
public final class Unmarkable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unmarkable(String reason) {
        super(reason);
    }
}
