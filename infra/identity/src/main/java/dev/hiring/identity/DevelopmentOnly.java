package dev.hiring.identity;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Profiles;

/** Refuses to start under the profile {@code production}, before anything is made or read. */
final class DevelopmentOnly implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (event.getEnvironment().acceptsProfiles(Profiles.of("production"))) {
            throw new StartRefused(
                    "The profile 'production' is active, and this OpenID provider is for development only: it keeps"
                            + " client secrets in a plain file.",
                    "Point HIRING_ISSUER of the services to an OpenID provider of your own, or drop the profile"
                            + " 'production'.");
        }
    }
}
