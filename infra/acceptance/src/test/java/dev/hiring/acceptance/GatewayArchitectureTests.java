package dev.hiring.acceptance;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Path;
import java.util.Set;

import dev.hiring.testkit.HouseRules;

/**
 * The gateway keeps the rules of the house too. They are checked from here, since what the test kit brings would make a
 * servlet application of a reactive one.
 */
@AnalyzeClasses(locations = GatewayArchitectureTests.Gateway.class)
class GatewayArchitectureTests {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);

    static final class Gateway implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(Path.of("../../gateway/target/classes")));
        }
    }
}
