package dev.hiring.scoring;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import dev.hiring.testkit.HiringArchitecture;

@AnalyzeClasses(packages = "dev.hiring.scoring", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HiringArchitecture.class);

    @ArchTest
    static final ArchRule MARKING_IS_PURE = ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("..marking..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.hiring.scoring.marking", "dev.hiring.events", "java..", "org.jspecify..");
}
