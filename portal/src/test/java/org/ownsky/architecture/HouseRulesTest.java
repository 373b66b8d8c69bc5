package org.ownsky.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan's rules hold, are about something, and would notice a breach. */
class HouseRulesTest {

    /** The kernel stays small: what a module needs alone belongs there. */
    private static final int MOST_KERNEL_TYPES = 20;

    /** Rules whose kind of class does not exist yet. This list only shrinks. */
    private static final Set<String> ABOUT_NOTHING_YET = Set.of("entity", "step", "view");

    /** Classes that a rule does not bind, and why. These lists only shrink. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            // Service and store in one: a class before them would only forward.
            "repository",
            Set.of(
                    "org.ownsky.provisioning.instance.InstanceObserver",
                    "org.ownsky.provisioning.job.IdempotencyLedger",
                    "org.ownsky.provisioning.network.AddressBook",
                    "org.ownsky.provisioning.node.NodeCapacities",
                    "org.ownsky.provisioning.node.Nodes",
                    "org.ownsky.provisioning.placement.PlacementService"),
            // The operator's first password goes to the terminal and nowhere else; a command's answer is what it
            // prints.
            "printing",
            Set.of("org.ownsky.portal.identity.FirstStart", "org.ownsky.portal.audit.VerifyAudit"),
            // They name a process or a passing guest, not a thing that anybody keeps.
            "chance",
            Set.of(
                    "org.ownsky.provisioning.driver.libvirt.AccelerationProbe",
                    "org.ownsky.provisioning.job.JobEngine",
                    "org.ownsky.provisioning.node.NodeLeases"));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/org/ownsky/testing/"))
            .importPackages("org.ownsky");

    static List<HouseRule> rules() {
        return Stream.of(FloorRules.all(), InsideRules.all(), InjectionRules.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void codeKeepsTheRule(HouseRule rule) {
        rule.rule().allowEmptyShould(true).check(CODE.that(not(named(exceptionsTo(rule)))));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void exceptionsAreStillNeeded(HouseRule rule) {
        for (var exception : exceptionsTo(rule)) {
            assertThat(rule.rule()
                            .allowEmptyShould(true)
                            .evaluate(CODE.that(named(Set.of(exception))))
                            .hasViolation())
                    .as("%s needs its exception to the rule %s; strike it if not", exception, rule)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsAboutSomething(HouseRule rule) {
        if (ABOUT_NOTHING_YET.contains(rule.name())) {
            return;
        }
        assertThat(rule.governedIn(CODE)).as("classes under the rule %s", rule).isPositive();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleNoticesABreach(HouseRule rule) {
        var breach = new ClassFileImporter().importPackages("breach." + rule.name());

        assertThat(breach).as("classes that break the rule %s", rule).isNotEmpty();
        assertThat(rule.rule().evaluate(breach).hasViolation())
                .as("the rule %s notices", rule)
                .isTrue();
    }

    @Test
    void testsUseNoMockingLibrary() {
        var everything = new ClassFileImporter().importPackages("org.ownsky");
        var mock = rules().stream()
                .filter(rule -> rule.name().equals("mock"))
                .findFirst()
                .orElseThrow();

        mock.rule().check(everything);
    }

    @Test
    void kernelStaysSmall() {
        var types = CODE.stream()
                .filter(type -> type.getPackageName().equals("org.ownsky.kernel"))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .count();

        assertThat(types).isBetween(1L, (long) MOST_KERNEL_TYPES);
    }

    private static Set<String> exceptionsTo(HouseRule rule) {
        return EXCEPTIONS.getOrDefault(rule.name(), Set.of());
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return describe("one of " + names, type -> names.contains(type.getName()));
    }
}
