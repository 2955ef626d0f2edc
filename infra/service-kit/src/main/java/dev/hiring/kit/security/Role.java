package dev.hiring.kit.security;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The roles a token may carry, as constants for annotations. */
public final class Role {

    /** An applicant tracking system: orders tests for its candidates. */
    public static final String ATS = "ats";

    public static final String RECRUITER = "recruiter";

    /** Marks free text without knowing whose it is. */
    public static final String REVIEWER = "reviewer";

    public static final String ANALYST = "analyst";

    /** Runs the suite. */
    public static final String OPERATOR = "operator";

    public static final String ADMIN = "admin";

    private Role() {}

    static GrantedAuthority authority(String role) {
        return new SimpleGrantedAuthority("ROLE_" + role);
    }
}
