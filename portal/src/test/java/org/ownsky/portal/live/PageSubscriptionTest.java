package org.ownsky.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ProjectId;

class PageSubscriptionTest {
    private static final ProjectId PROJECT = new ProjectId("prj-00000000000000001");

    private final LiveChanges changes = new LiveChanges();
    private final UI page = new UI();
    private final Div view = new Div();

    @AfterEach
    void close() {
        changes.destroy();
    }

    @Test
    void componentListensWhileItIsOnAPage() {
        changes.whileAttached(view, PROJECT, _ -> {});
        changes.whileAttachedToFleet(view, _ -> {});
        assertThat(changes.size()).isZero();

        page.add(view);
        assertThat(changes.size()).isEqualTo(2);

        page.remove(view);
        assertThat(changes.size()).isZero();
    }

    @Test
    void componentThatComesBackListensAgainOnce() {
        changes.whileAttached(view, PROJECT, _ -> {});

        page.add(view);
        page.remove(view);
        page.add(view);

        assertThat(changes.size()).isEqualTo(1);
    }

    @Test
    void componentThatIsOnAPageAlreadyListensAtOnce() {
        page.add(view);

        changes.whileAttached(view, PROJECT, _ -> {});

        assertThat(changes.size()).isEqualTo(1);
    }

    @Test
    void thousandPagesThatComeAndGoLeaveNothing() {
        for (var number = 0; number < 1_000; number++) {
            var visit = new UI();
            var component = new Div();
            changes.whileAttached(component, PROJECT, _ -> {});
            visit.add(component);
            visit.removeAll();
        }

        assertThat(changes.size()).isZero();
    }
}
