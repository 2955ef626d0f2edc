package dev.hiring.candidate.outbound;

import java.io.IOException;

/** There was no answer. The reason can be shown to whoever named the address. */
public final class OutboundFailure extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why there was none; the names are part of the API. */
    public enum Reason {
        /** The host's name has no address. */
        NAME_UNKNOWN,
        /** The address is not one that may be called. */
        ADDRESS_REFUSED,
        /** Nobody takes the connection. */
        CONNECT_FAILED,
        /** No trusted certificate, another host's, or no TLS. */
        TLS_FAILED,
        /** It took too long. */
        TIMEOUT,
        /** The connection broke, or what came was no HTTP. */
        BROKEN
    }

    private final Reason reason;

    OutboundFailure(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
