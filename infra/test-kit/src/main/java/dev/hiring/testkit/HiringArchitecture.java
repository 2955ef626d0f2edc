package dev.hiring.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Parameter;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;

/**
 * The rules for every service, those of the house among them. A service takes them in with
 * {@code @ArchTest static final ArchTests RULES = ArchTests.in(HiringArchitecture.class)}.
 */
public final class HiringArchitecture {

    private HiringArchitecture() {}

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

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
            .areNotPrivate()
            .should(nameTheOrganizationFirst())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_REPOSITORIES_TOUCH_THE_STORE = noClasses()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .should()
            .dependOnClassesThat(
                    assignableTo(MongoOperations.class).or(belongToAnyOf(AggregateStore.class, AggregateStores.class)))
            .as("only repositories touch the store");

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
                        && (isOrganization(method)
                                || parameters.getFirst().isEquivalentTo(Change.class)
                                || parameters.getFirst().isAssignableTo(Aggregate.class));
                if (!scoped) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " does not name the organization first"));
                }
            }
        };
    }

    /** The parameters' names are compiled in. */
    private static boolean isOrganization(JavaMethod method) {
        Parameter first = method.reflect().getParameters()[0];
        return first.getType() == String.class && first.getName().equals("organization");
    }
}
