package org.ownsky.provisioning.driver.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetViewTest {
    /** As tgt 1.0.85 lists them. */
    private static final String LISTING = """
            Target 1: iqn.2026-11.org.ownsky:vol-1.i-1
                System information:
                    Driver: iscsi
                    State: ready
                I_T nexus information:
                    I_T nexus: 2
                        Initiator: iqn.2008-11.org.linux-kvm:i-1 alias: none
                        Connection: 0
                            IP Address: 127.0.0.1
                LUN information:
                    LUN: 1
            Target 3: iqn.2026-11.org.ownsky:vol-2.i-1
                I_T nexus information:
                LUN information:
                    LUN: 1
            """;

    @Test
    void readsWhoIsThereAndWhoIsConnected() {
        List<TargetView> targets = TargetView.parse(LISTING);

        assertThat(targets)
                .containsExactly(
                        new TargetView(1, "iqn.2026-11.org.ownsky:vol-1.i-1", true),
                        new TargetView(3, "iqn.2026-11.org.ownsky:vol-2.i-1", false));
        assertThat(TargetView.find("iqn.2026-11.org.ownsky:vol-2.i-1", targets)).isPresent();
        assertThat(TargetView.find("iqn.2026-11.org.ownsky:vol-3.i-1", targets)).isEmpty();
        assertThat(TargetView.freeTid(targets)).isEqualTo(2);
    }

    @Test
    void nothingIsThereAtFirst() {
        assertThat(TargetView.parse("")).isEmpty();
        assertThat(TargetView.freeTid(List.of())).isEqualTo(1);
    }
}
