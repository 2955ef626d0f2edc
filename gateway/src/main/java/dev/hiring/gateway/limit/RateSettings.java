package dev.hiring.gateway.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * @param enabled whether anything is limited
 * @param redis where several gateways count together; empty: each counts for itself
 * @param patience how long to wait for that before counting alone
 * @param plans what organizations may have, by name; {@value #STANDARD} is that of all who are not named
 * @param organizations the plan of an organization
 * @param address what an address may have, for requests without a token of the issuer
 * @param classes what kinds of requests there are; the first that fits counts
 */
@ConfigurationProperties("hiring.rates")
record RateSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String redis,
        @DefaultValue("200ms") Duration patience,
        Map<String, Plan> plans,
        @DefaultValue Map<String, String> organizations,
        Quota address,
        @DefaultValue List<RouteClass> classes) {

    static final String STANDARD = "standard";

    RateSettings {
        if (!plans.containsKey(STANDARD)) {
            throw new InvalidConfigurationPropertyValueException(
                    "hiring.rates.plans", plans.keySet(), "There is no plan " + STANDARD + ".");
        }
        organizations.forEach((organization, plan) -> {
            if (!plans.containsKey(plan)) {
                throw new InvalidConfigurationPropertyValueException(
                        "hiring.rates.organizations." + organization, plan, "There is no such plan.");
            }
        });
    }

    Plan planOf(String organization) {
        return Objects.requireNonNull(plans.get(organizations.getOrDefault(organization, STANDARD)));
    }

    /**
     * @param organization for all clients of the organization together
     * @param client for each of them
     */
    record Plan(Quota organization, Quota client) {}

    /**
     * So many tokens, which come back evenly over that time. A request takes as many as its class costs.
     */
    record Quota(long tokens, Duration per) {

        Quota {
            if (tokens < 1 || per.toMillis() < 1) {
                throw new InvalidConfigurationPropertyValueException(
                        "hiring.rates", tokens + " per " + per, "Both must be positive.");
            }
        }
    }

    /**
     * @param methods empty: any
     * @param paths patterns; empty: any
     * @param cost tokens that such a request takes
     * @param address what an address may have of this class alone, in requests
     * @param failClosed whether to refuse when it cannot be counted together with the other gateways
     */
    record RouteClass(
            @DefaultValue Set<String> methods,
            @DefaultValue List<String> paths,
            @DefaultValue("1") long cost,
            @Nullable Quota address,
            @DefaultValue("false") boolean failClosed) {}
}
