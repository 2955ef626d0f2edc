package dev.hiring.candidate.person;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An e-mail address in the shape that mail systems agree on: a dotted local part and a dotted domain (RFC 5321, with
 * the letters of RFC 6531), no quoted parts and no address literals.
 */
record EmailAddress(String text) {

    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    static final int MAX_LENGTH = 254;

    /** Looks at the lengths first, so that no long text is matched in depth. */
    static final String PATTERN =
            "(?=[^@]{1,64}@[^@]{3,189}\\z)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+";

    EmailAddress {
        if (text.length() > MAX_LENGTH || !text.matches(PATTERN)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The same for every way of writing the same address. */
    String folded() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
