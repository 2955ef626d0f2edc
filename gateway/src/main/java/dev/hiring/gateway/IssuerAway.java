package dev.hiring.gateway;

/** The issuer's keys are not known and cannot be had now. */
final class IssuerAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IssuerAway(Throwable cause) {
        super("the issuer's keys cannot be had", cause);
    }
}
