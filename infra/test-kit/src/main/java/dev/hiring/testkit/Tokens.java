package dev.hiring.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Access tokens of the test issuer. */
public final class Tokens {

    private static final Duration LIFETIME = Duration.ofHours(1);

    Tokens() {}

    /** A token whose subject is {@code <first role>@<organization>}. */
    public String bearer(String organization, String... roles) {
        return bearerOf(roles[0] + "@" + organization, organization, roles);
    }

    public String bearerOf(String subject, String organization, String... roles) {
        Instant now = Instant.now();
        return TestIssuer.get()
                .sign(new JWTClaimsSet.Builder()
                        .issuer(TestIssuer.get().url())
                        .audience("hiring-suite")
                        .subject(subject)
                        .claim("org", organization)
                        .claim("roles", List.of(roles))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
    }
}
