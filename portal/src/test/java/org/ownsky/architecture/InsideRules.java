package org.ownsky.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;

/** What stays inside its package, and what classes look like. */
final class InsideRules {

    /** A constructor with more collaborators asks for a split. */
    private static final int MOST_COLLABORATORS = 7;

    private static final Set<String> STORES = Set.of(
            "org.springframework.jdbc.core.simple.JdbcClient",
            "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
            "jakarta.persistence.EntityManager");

    private static final DescribedPredicate<JavaClass> ENTITY = annotated("jakarta.persistence.Entity");

    private static final DescribedPredicate<JavaClass> REPOSITORY = describe(
            "repositories",
            type -> type.isAssignableTo("org.springframework.data.repository.Repository")
                    || type.getFields().stream()
                            .anyMatch(field -> STORES.stream().anyMatch(field.getRawType()::isAssignableTo)));

    private static final DescribedPredicate<JavaClass> STEP = describe(
            "sagas and their steps",
            type -> (type.isAssignableTo("org.ownsky.provisioning.job.Saga")
                            || type.isAssignableTo("org.ownsky.provisioning.job.SagaStep"))
                    && !type.isInterface());

    private static final DescribedPredicate<JavaClass> VIEW = annotated("com.vaadin.flow.router.Route");

    private static final DescribedPredicate<JavaClass> CONTROLLER =
            annotated("org.springframework.web.bind.annotation.RestController");

    private static final DescribedPredicate<JavaClass> COLLABORATOR =
            describe("classes with collaborators", type -> !type.isRecord() && !type.isEnum() && !type.isInterface());

    private InsideRules() {}

    static List<HouseRule> all() {
        return List.of(
                packagePrivate("entity", ENTITY),
                packagePrivate("repository", REPOSITORY),
                packagePrivate("step", STEP),
                packagePrivate("view", VIEW),
                packagePrivate("controller", CONTROLLER),
                new HouseRule(
                        "arity",
                        COLLABORATOR,
                        classes().that(COLLABORATOR).should(Conditions.haveConstructorsOfAtMost(MOST_COLLABORATORS))),
                new HouseRule(
                        "nullness",
                        not(INTERFACES),
                        classes()
                                .should(Conditions.liveInAPackageAnnotatedWith("org.jspecify.annotations.NullMarked"))),
                new HouseRule(
                        "name",
                        DescribedPredicate.<JavaClass>alwaysTrue(),
                        classes()
                                .should()
                                .haveNameNotMatching(".*(Impl|Helper|Helpers|Util|Utils|Manager)")
                                .because("a name says the thing, not the layer")),
                new HouseRule(
                        "caller",
                        simpleNameEndingWith("Service"),
                        classes()
                                .that()
                                .resideInAnyPackage("..portal.ui..", "..portal.api..")
                                .should(Conditions.callServicesAsSomebody())));
    }

    private static HouseRule packagePrivate(String name, DescribedPredicate<JavaClass> what) {
        return new HouseRule(name, what, classes().that(what).should().notHaveModifier(JavaModifier.PUBLIC));
    }

    private static DescribedPredicate<JavaClass> annotated(String annotation) {
        return annotatedWith(annotation).forSubtype();
    }
}
