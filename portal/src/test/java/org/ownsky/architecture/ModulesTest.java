package org.ownsky.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.ownsky.OwnskyApplication;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Each module uses only the floors below it that it declares, and only what those publish. */
class ModulesTest {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(OwnskyApplication.class, resideInAPackage("org.ownsky.testing.."));

    @Test
    void modulesKeepTheirDeclaredDependencies() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder("kernel", "quota", "provisioning", "billing", "portal");

        MODULES.verify();
    }

    @Test
    void useOfAHigherFloorIsNoticed() {
        var modules = ApplicationModules.of("breach.floors", (ImportOption) location -> true);

        assertThatThrownBy(modules::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("quota")
                .hasMessageContaining("provisioning");
    }
}
