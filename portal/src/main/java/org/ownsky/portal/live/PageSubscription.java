package org.ownsky.portal.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A component's subscription, there while the component is on a page. What it shows it may have read before it got there: it
 * hears of what changed since it was made, or since it was last on a page.
 */
final class PageSubscription {
    private static final Logger log = LoggerFactory.getLogger(PageSubscription.class);

    /** A page that is busy for longer gets the next change queued all the same. */
    private static final Duration BUSY_PAGE = Duration.ofSeconds(30);

    /** Where changes come from. */
    @FunctionalInterface
    interface Source {
        /** Has the consumer hear of changes, also of those since the mark. */
        Registration follow(Consumer<Change> consumer, long mark);
    }

    private final LongSupplier marks;
    private final Source source;
    private final Consumer<Change> listener;
    private long mark;
    private @Nullable Registration registration;

    private PageSubscription(LongSupplier marks, Source source, Consumer<Change> listener) {
        this.marks = marks;
        this.source = source;
        this.listener = listener;
        this.mark = marks.getAsLong();
    }

    static void keep(Component component, LongSupplier marks, Source source, Consumer<Change> listener) {
        var subscription = new PageSubscription(marks, source, listener);
        component.addAttachListener(event -> subscription.begin(event.getUI()));
        component.addDetachListener(event -> subscription.end());
        component.getUI().ifPresent(subscription::begin);
    }

    /** Attach and detach come with the page's lock held. */
    private void begin(UI page) {
        end();
        registration = source.follow(change -> deliver(page, change), mark);
    }

    private void end() {
        if (registration != null) {
            registration.remove();
            registration = null;
            mark = marks.getAsLong();
        }
    }

    /** Waits for the page, so that changes gather here and not as tasks in the page's queue. */
    private void deliver(UI page, Change change) {
        try {
            page.access(() -> listener.accept(change)).get(BUSY_PAGE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (UIDetachedException | CancellationException | TimeoutException e) {
            log.debug("A page did not take a live change", e);
        } catch (ExecutionException e) {
            // The page's own error handler has dealt with it.
            log.debug("A page failed on a live change", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
