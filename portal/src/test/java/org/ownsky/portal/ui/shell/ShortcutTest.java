package org.ownsky.portal.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;

class ShortcutTest {
    private static final Optional<ProjectScope> PROJECT = Optional.of(
            new ProjectScope(new TenantId("ten-00000000000000001"), new ProjectId("prj-00000000000000001")));

    @Test
    void noTwoMeanTheSameKeys() {
        var keys = keys(sections(PROJECT, Permission.values()));

        assertThat(keys).doesNotHaveDuplicates().contains("ctrl+k", "/", "c", "g i", "g n", "j", "k", "x", "r", "?");
    }

    @Test
    void nothingIsOfferedThatIsNotThere() {
        var operator = sections(Optional.empty(), Permission.FLEET_READ);

        assertThat(keys(operator)).contains("g n", "g j").doesNotContain("c", "r", "g i", "g k");
        assertThat(Shortcut.links(operator).html())
                .contains("data-keys=\"g n\"")
                .doesNotContain("launch");
    }

    @Test
    void linksLeadWhereTheKeysSay() {
        var member = sections(PROJECT, Permission.PROJECT_READ, Permission.INSTANCE_OPERATE);

        assertThat(Shortcut.links(member).html())
                .contains("href=\"launch\" data-keys=\"c\"")
                .contains("href=\"instances\" data-keys=\"g i\"");
    }

    @Test
    void capsShowEachKey() {
        assertThat(new Shortcut("ctrl+k", "").caps().html()).contains("<kbd>Ctrl</kbd><kbd>K</kbd>");
        assertThat(new Shortcut("g i", "").caps().html()).contains("<kbd>G</kbd><kbd>I</kbd>");
    }

    private static Sections sections(Optional<ProjectScope> scope, Permission... permissions) {
        return Sections.of(new Caller(
                new UserId("usr-00000000000000001"), "Ada", scope, Set.copyOf(Arrays.asList(permissions)), "test"));
    }

    private static List<String> keys(Sections sections) {
        return Shortcut.of(sections).stream().map(Shortcut::keys).toList();
    }
}
