package dev.hiring.candidate.connection;

/** The systems whose contracts are spoken, and how a key stands in their requests and in ours. */
public enum Kind {
    /** The Assessment Partner API of Greenhouse Recruiting. */
    GREENHOUSE(Scheme.BASIC),
    /** The contract of Workable for assessment providers. */
    WORKABLE(Scheme.BEARER);

    private final Scheme scheme;

    Kind(Scheme scheme) {
        this.scheme = scheme;
    }

    Scheme scheme() {
        return scheme;
    }
}
