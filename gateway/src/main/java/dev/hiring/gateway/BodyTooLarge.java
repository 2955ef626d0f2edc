package dev.hiring.gateway;

/** A request's body has more bytes than are let in. */
final class BodyTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super("body too large", null, false, false);
    }
}
