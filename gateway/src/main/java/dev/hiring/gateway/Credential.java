package dev.hiring.gateway;

import java.util.Locale;
import org.springframework.cloud.gateway.route.Route;

/** What the requests of a route are let in with, as its metadata say: {@code credential: invitation}. */
public enum Credential {
    /** A token of the issuer: what is asked for where nothing is said. */
    TOKEN,
    /** A candidate's token, which opens one test. */
    INVITATION,
    /** The key of an organization's connection to its ATS. */
    CONNECTION;

    public static Credential of(Route route) {
        Object named = route.getMetadata().get("credential");
        return named == null ? TOKEN : valueOf(named.toString().toUpperCase(Locale.ROOT));
    }
}
