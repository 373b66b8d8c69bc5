package org.ownsky.portal.identity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Permission;

class RoleTest {
    private static final Path PAGE = Path.of("../docs/operator/roles.md");

    @Test
    void pageForOperatorsShowsTheTable() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("docs/operator/roles.md must hold the table below")
                .contains(table());
    }

    @Test
    void everyPermissionIsCarriedByARole() {
        var carried = Arrays.stream(Role.values()).flatMap(role -> role.permissions().stream());

        assertThat(carried).contains(Permission.values());
    }

    @Test
    void onlyFleetRolesCarryFleetPermissions() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(role.permissions().stream()
                                .anyMatch(permission -> permission.name().startsWith("FLEET_")))
                        .isEqualTo(role.reach() == Role.Reach.FLEET));
    }

    @Test
    void onlyOperatorsAdministratorsAndMembersChangeInstances() {
        assertThat(Role.values())
                .filteredOn(role -> role.permissions().contains(Permission.INSTANCE_OPERATE))
                .containsExactly(Role.OPERATOR, Role.TENANT_ADMINISTRATOR, Role.PROJECT_ADMINISTRATOR, Role.MEMBER);
    }

    @Test
    void supportReadsAndChangesNothing() {
        assertThat(Role.SUPPORT.permissions())
                .allSatisfy(permission -> assertThat(permission.name()).endsWith("_READ"));
    }

    @Test
    void onlyRolesOfTheFleetAndTenantsCarryTenantPermissions() {
        assertThat(Role.values())
                .filteredOn(role -> role.permissions().contains(Permission.TENANT_ADMINISTER))
                .containsExactly(Role.OPERATOR, Role.TENANT_ADMINISTRATOR);
    }

    @Test
    void keysLeadBackToTheirRole() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(Role.ofKey(role.key())).isEqualTo(role));
        assertThatThrownBy(() -> Role.ofKey("king")).hasMessageContaining("king");
    }

    @Test
    void tableCannotBeChangedAtRunTime() {
        assertThatThrownBy(() -> Role.VIEWER.permissions().add(Permission.FLEET_OPERATE))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static String table() {
        var head = Stream.concat(
                Stream.of("Role", "Holds in"),
                Arrays.stream(Permission.values()).map(RoleTest::words));
        var rule = Stream.generate(() -> "---").limit(2L + Permission.values().length);
        var rows = Arrays.stream(Role.values())
                .map(role -> row(Stream.concat(
                        Stream.of(role.label() + " (`" + role.key() + "`)", words(role.reach())),
                        Arrays.stream(Permission.values())
                                .map(permission -> role.permissions().contains(permission) ? "yes" : ""))));
        return Stream.concat(Stream.of(row(head), row(rule)), rows).collect(joining("\n"));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(joining(" | ", "| ", " |"));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
