package dev.hiring.gateway;

/** Something is needed that only the issuer can give, such as its keys, and it cannot be had now. */
public final class IssuerAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IssuerAway(Throwable cause) {
        super("what only the issuer can give cannot be had", cause);
    }
}
