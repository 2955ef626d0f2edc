package dev.hiring.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * The rules of the house, for every service. A service takes them in with
 * {@code @ArchTest static final ArchTests RULES = ArchTests.in(HiringArchitecture.class)}.
 */
public final class HiringArchitecture {

    private HiringArchitecture() {}

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_BY_FEATURE = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..dto..")
            .as("packages are named by feature");

    @ArchTest
    static final ArchRule NO_IMPL =
            noClasses().should().haveSimpleNameEndingWith("Impl").as("no class is an Impl");

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.hiring.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_AN_INJECTED_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .as("time comes from an injected Clock");

    @ArchTest
    static final ArchRule DEPENDENCIES_COME_THROUGH_CONSTRUCTORS =
            noFields().should().beAnnotatedWith(Autowired.class).as("dependencies come through constructors");

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVERY_OPERATION_SAYS_WHO_MAY_CALL_IT = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CONTROLLERS_AND_LISTENERS_ONLY_TRANSLATE = noClasses()
            .that(translate())
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Repository.class)
            .allowEmptyShould(true)
            .as("controllers and listeners leave repositories to services");

    @ArchTest
    static final ArchRule REPOSITORIES_ARE_SCOPED_BY_ORGANIZATION = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Repository.class)
            .and()
            .arePackagePrivate()
            .should(nameTheOrganizationFirst())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().should(resideInANullMarkedPackage()).allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> translate() {
        return DescribedPredicate.describe(
                "translate",
                type -> type.isAnnotatedWith(RestController.class)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(KafkaListener.class)));
    }

    /** The first argument is the organization's name, or an aggregate that carries it. */
    private static ArchCondition<JavaMethod> nameTheOrganizationFirst() {
        return new ArchCondition<>("name the organization first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getModifiers().contains(JavaModifier.STATIC)
                        || method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        || method.isAnnotatedWith(AcrossOrganizations.class)) {
                    return;
                }
                List<JavaClass> parameters = method.getRawParameterTypes();
                boolean scoped = !parameters.isEmpty()
                        && (parameters.getFirst().isEquivalentTo(String.class)
                                || parameters.getFirst().isEquivalentTo(Change.class)
                                || parameters.getFirst().isAssignableTo(Aggregate.class));
                if (!scoped) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " does not name the organization first"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getPackage().tryGetAnnotationOfType(NullMarked.class).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info with @NullMarked"));
                }
            }
        };
    }
}
