package dev.hiring.gateway.limit;

import dev.hiring.gateway.limit.RateSettings.Quota;

/**
 * One thing that is counted.
 *
 * @param policy what the quota is for, as the answer's headers name it
 * @param key whose it is: the same for every spelling of a path and every version of the API
 */
record Meter(String policy, String key, Quota quota) {

    private static final String ROUTE = "route";

    /** One that counts the requests of a class, whatever they cost. */
    static Meter ofRoute(String key, Quota quota) {
        return new Meter(ROUTE, key, quota);
    }

    boolean isOfRoute() {
        return policy.equals(ROUTE);
    }

    /** Names the quota too: with another one the caller begins anew, for what is kept in Redis outlives the settings. */
    String bucket() {
        return String.join("/", policy, key, quota.tokens() + " per " + quota.per());
    }
}
