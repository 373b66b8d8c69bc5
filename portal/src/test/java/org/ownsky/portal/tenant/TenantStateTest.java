package org.ownsky.portal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TenantStateTest {
    @Test
    void everyStateButTheLastHasAWayOn() {
        for (var state : TenantState.values()) {
            assertThat(state.next().isEmpty()).isEqualTo(state == TenantState.CLOSED);
            assertThat(TenantState.ofKey(state.key())).isEqualTo(state);
        }
    }

    @Test
    void closingCanBeCalledOffButNotUndone() {
        assertThat(TenantState.CLOSING.next()).contains(TenantState.SUSPENDED);
        assertThat(TenantState.CLOSED.refusal("acme", TenantState.ACTIVE))
                .contains("Tenant acme is closed; it cannot become active.");
        assertThat(TenantState.ACTIVE.refusal("acme", TenantState.SUSPENDED)).isEmpty();
    }
}
