package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

class MembershipTest {
    private static final TenantId TENANT = new TenantId("ten-00000000000000001");
    private static final TenantId OTHER_TENANT = new TenantId("ten-00000000000000002");
    private static final ProjectId PROJECT = new ProjectId("prj-00000000000000001");
    private static final ProjectId OTHER_PROJECT = new ProjectId("prj-00000000000000002");

    @Test
    void tenantRoleCoversEveryProjectOfItsTenantOnly() {
        var membership = Membership.in(TENANT, Role.TENANT_ADMINISTRATOR);

        assertThat(membership.covers(new ProjectScope(TENANT, PROJECT))).isTrue();
        assertThat(membership.covers(new ProjectScope(TENANT, OTHER_PROJECT))).isTrue();
        assertThat(membership.covers(new ProjectScope(OTHER_TENANT, PROJECT))).isFalse();
    }

    @Test
    void projectRoleCoversItsProjectOnly() {
        var membership = Membership.in(PROJECT, Role.MEMBER);

        assertThat(membership.covers(new ProjectScope(TENANT, PROJECT))).isTrue();
        assertThat(membership.covers(new ProjectScope(TENANT, OTHER_PROJECT))).isFalse();
    }

    @Test
    void roleHoldsWhereItsReachSays() {
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.everywhere(Role.MEMBER));
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.in(TENANT, Role.OPERATOR));
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.in(PROJECT, Role.TENANT_ADMINISTRATOR));
        assertThatIllegalArgumentException().isThrownBy(() -> Membership.in(TENANT, Role.VIEWER));
    }
}
