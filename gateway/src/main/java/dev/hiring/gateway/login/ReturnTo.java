package dev.hiring.gateway.login;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on after signing in: a path of the gateway, never another site. */
final class ReturnTo {
    static final String HOME = "/";
    private static final int LONGEST = 1_000;

    private ReturnTo() {}

    /** The path that was asked for, or {@link #HOME} if it is none. */
    static String of(@Nullable String asked) {
        return asked != null && asked.length() <= LONGEST && isLocal(asked) ? asked : HOME;
    }

    /** Two slashes, or what a browser takes for them, begin the name of a host. */
    private static boolean isLocal(String asked) {
        if (!asked.startsWith("/") || asked.startsWith("//") || asked.indexOf('\\') >= 0) {
            return false;
        }
        try {
            URI uri = new URI(asked);
            return uri.getRawAuthority() == null && !uri.getRawPath().startsWith("/login");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
