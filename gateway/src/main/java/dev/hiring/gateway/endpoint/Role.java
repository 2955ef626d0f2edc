package dev.hiring.gateway.endpoint;

/** The roles that a token may carry, as constants for {@code @RolesAllowed}. The services know them by the same names. */
public final class Role {

    public static final String ATS = "ats";
    public static final String RECRUITER = "recruiter";
    public static final String REVIEWER = "reviewer";
    public static final String ANALYST = "analyst";
    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    private Role() {}
}
