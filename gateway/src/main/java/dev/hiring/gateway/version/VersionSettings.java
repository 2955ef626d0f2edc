package dev.hiring.gateway.version;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The one place where versions and their dates stand.
 *
 * @param withdrawn the names of those that were there once
 */
@ConfigurationProperties("hiring.versions")
record VersionSettings(List<Version> live, @DefaultValue List<String> withdrawn) {

    VersionSettings {
        live = List.copyOf(live);
        withdrawn = List.copyOf(withdrawn);
    }

    Optional<Version> find(String name) {
        return live.stream().filter(version -> version.name().equals(name)).findFirst();
    }

    List<String> names() {
        return live.stream().map(Version::name).toList();
    }

    /**
     * @param name as it stands in paths
     * @param deprecated since when, or from when on, it should not be used any more
     * @param sunset when it will be withdrawn
     * @param successor the version that takes its place
     */
    record Version(
            String name,
            @Nullable Instant deprecated,
            @Nullable Instant sunset,
            @Nullable String successor) {

        static final String NAMES = "v[0-9]{1,4}";

        Version {
            if (!name.matches(NAMES)) {
                throw new InvalidConfigurationPropertyValueException(
                        "hiring.versions.live", name, "A version is named v1, v2 and so on.");
            }
            if (sunset != null && deprecated == null) {
                throw new InvalidConfigurationPropertyValueException(
                        "hiring.versions.live", name, "It has a sunset, so it must have been deprecated before.");
            }
        }
    }
}
