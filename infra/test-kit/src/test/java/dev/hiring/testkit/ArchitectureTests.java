package dev.hiring.testkit;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** What the services stand on keeps the rules of the house too. */
@AnalyzeClasses(
        packages = {"dev.hiring.kit", "dev.hiring.events", "dev.hiring.embedded"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
