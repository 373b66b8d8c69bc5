package org.ownsky.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ProjectId;

class PageSubscriptionTest {
    private static final ProjectId PROJECT = new ProjectId("prj-00000000000000001");

    private final LiveChanges changes = new LiveChanges();
    private final UI page = new IdlePage();
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
    void hearsOfWhatChangedBetweenReadingAndBeingOnThePage() {
        var heard = new CopyOnWriteArrayList<String>();
        changes.announce("prj-00000000000000001 i-before");
        changes.whileAttached(view, PROJECT, change -> heard.addAll(change.ids()));
        changes.announce("prj-00000000000000001 i-between");
        changes.announce("prj-00000000000000002 i-foreign");

        page.add(view);

        await().untilAsserted(() -> assertThat(heard).containsExactly("i-between"));
    }

    @Test
    void hearsOfWhatChangedWhileItWasOffThePage() {
        var heard = new CopyOnWriteArrayList<String>();
        changes.whileAttachedToFleet(view, change -> heard.addAll(change.ids()));
        page.add(view);
        page.remove(view);
        changes.announce("fleet node-away");
        changes.announce("usr-00000000000000001 ntf-personal");

        page.add(view);

        await().untilAsserted(() -> assertThat(heard).containsExactly("node-away"));
    }

    @Test
    void readsEverythingWhenTooMuchChangedMeanwhile() {
        var heard = new CopyOnWriteArrayList<Change>();
        changes.whileAttached(view, PROJECT, heard::add);
        for (var number = 0; number < 1_001; number++) {
            changes.announce("prj-00000000000000002 i-" + number);
        }

        page.add(view);

        await().untilAsserted(() -> assertThat(heard).containsExactly(Change.EVERYTHING));
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

    /** One that nothing else keeps busy. */
    private static final class IdlePage extends UI {
        private static final long serialVersionUID = 1L;

        @Override
        public Future<Void> access(Command command) {
            command.execute();
            return CompletableFuture.completedFuture(null);
        }
    }
}
