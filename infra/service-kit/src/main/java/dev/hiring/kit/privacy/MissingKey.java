package dev.hiring.kit.privacy;

/** A candidate has no key and never had one: the vault is not the one that the data was encrypted by. */
public final class MissingKey extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    MissingKey(String candidateId) {
        super("the key vault has never held a key of candidate " + candidateId);
    }
}
