package org.ownsky.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Who may use whom. Between modules, Spring Modulith's verification says it; these are the rules inside them. */
final class FloorRules {

    private static final DescribedPredicate<JavaClass> KERNEL = resideInAPackage("..kernel..");
    private static final DescribedPredicate<JavaClass> PROVISIONING = resideInAPackage("..provisioning..");
    private static final DescribedPredicate<JavaClass> JOB = resideInAPackage("..provisioning.job..");
    private static final DescribedPredicate<JavaClass> ROLE = resideInAPackage("..provisioning.role..");
    private static final DescribedPredicate<JavaClass> DRIVER = resideInAPackage("..provisioning.driver..");
    private static final DescribedPredicate<JavaClass> PORT = resideInAPackage("..provisioning.driver.spi..");
    private static final DescribedPredicate<JavaClass> SURFACE = resideInAnyPackage("..portal.ui..", "..portal.api..");

    private FloorRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "cycle",
                        alwaysTrue(),
                        slices().matching("(**)").should().beFreeOfCycles()),
                new HouseRule(
                        "kernel",
                        KERNEL,
                        classes()
                                .that(KERNEL)
                                .should()
                                .onlyDependOnClassesThat(
                                        KERNEL.or(resideInAnyPackage("java..", "org.jspecify.annotations..")))),
                new HouseRule(
                        "job",
                        JOB,
                        noClasses()
                                .that(JOB)
                                .should()
                                .dependOnClassesThat(PROVISIONING
                                        .and(not(JOB))
                                        .and(not(PORT))
                                        .and(not(ROLE)))
                                .because("the engine knows no feature")),
                new HouseRule(
                        "port",
                        PROVISIONING.and(not(DRIVER)),
                        noClasses()
                                .that(not(DRIVER))
                                .should()
                                .dependOnClassesThat(DRIVER.and(not(PORT)))
                                .because("features know the port, never an adapter")),
                new HouseRule(
                        "adapter",
                        DRIVER.and(not(PORT)),
                        slices().matching("..provisioning.driver.(*)..")
                                .should()
                                .notDependOnEachOther()
                                .ignoreDependency(alwaysTrue(), PORT)),
                new HouseRule(
                        "driver",
                        DRIVER,
                        noClasses()
                                .that(DRIVER)
                                .should()
                                .dependOnClassesThat(PROVISIONING.and(not(DRIVER)))
                                .because("a driver knows guests and disks, not who asked for them")),
                new HouseRule(
                        "page",
                        SURFACE,
                        noClasses()
                                .that(SURFACE)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(
                                        "java.sql..",
                                        "javax.sql..",
                                        "jakarta.persistence..",
                                        "org.springframework.jdbc..",
                                        "org.springframework.data.."))
                                .because("pages and APIs call services, and nothing below them")));
    }
}
