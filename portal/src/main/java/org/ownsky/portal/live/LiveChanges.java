package org.ownsky.portal.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Tells whoever shows something that it changed, on whichever portal or worker that happened. A listener hears of a
 * first change at once and then at most ten times a second, of all that came in between together.
 */
@Service
public class LiveChanges implements DisposableBean {
    private final Set<Subscription> fleet = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<ChangePlace, Set<Subscription>> places = new ConcurrentHashMap<>();
    private final RecentNotices recent = new RecentNotices();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-changes").factory());

    /** Changes in one project. The listener runs on a thread of its own, one call at a time; remove it when done. */
    public Registration onChange(ProjectId project, Consumer<Change> listener) {
        return join(ChangePlace.of(project), new Subscription(listener, timer));
    }

    private Registration join(ChangePlace place, Subscription subscription) {
        places.compute(place, (_, present) -> {
            Set<Subscription> subscriptions = present == null ? ConcurrentHashMap.newKeySet() : present;
            subscriptions.add(subscription);
            return subscriptions;
        });
        return () -> {
            subscription.close();
            places.computeIfPresent(place, (_, present) -> {
                present.remove(subscription);
                return present.isEmpty() ? null : present;
            });
        };
    }

    /** Changes anywhere: in every project, and of what belongs to none. For operators. */
    public Registration onFleetChange(Consumer<Change> listener) {
        return joinFleet(new Subscription(listener, timer));
    }

    private Registration joinFleet(Subscription subscription) {
        fleet.add(subscription);
        return () -> {
            subscription.close();
            fleet.remove(subscription);
        };
    }

    /**
     * Calls the listener with the page's lock held ({@code UI.access}) for as long as the component is on a page. Call it
     * once, in the component's constructor; nothing is left behind when the page goes.
     */
    public void whileAttached(Component component, ProjectId project, Consumer<Change> listener) {
        whileAttached(component, ChangePlace.of(project), listener);
    }

    /** Like {@link #whileAttached}, for changes anywhere. */
    public void whileAttachedToFleet(Component component, Consumer<Change> listener) {
        whileAttachedToFleet(component, Subscription.PAUSE, listener);
    }

    /** Like {@link #whileAttachedToFleet}, at most once in {@code pause}: for pages that read much to show it. */
    public void whileAttachedToFleet(Component component, Duration pause, Consumer<Change> listener) {
        PageSubscription.keep(
                component,
                recent::mark,
                (changes, mark) -> {
                    var subscription = new Subscription(changes, timer, pause);
                    var registration = joinFleet(subscription);
                    catchUp(subscription, mark, place -> !place.personal());
                    return registration;
                },
                listener);
    }

    /** Like {@link #whileAttached}, for what is the person's own. */
    public void whileAttachedTo(Component component, UserId person, Consumer<Change> listener) {
        whileAttached(component, ChangePlace.of(person), listener);
    }

    private void whileAttached(Component component, ChangePlace here, Consumer<Change> listener) {
        PageSubscription.keep(
                component,
                recent::mark,
                (changes, mark) -> {
                    var subscription = new Subscription(changes, timer);
                    var registration = join(here, subscription);
                    catchUp(subscription, mark, here::equals);
                    return registration;
                },
                listener);
    }

    /** It has joined already: what comes meanwhile it hears of twice rather than never. */
    private void catchUp(Subscription subscription, long mark, Predicate<ChangePlace> concerned) {
        recent.since(mark)
                .ifPresentOrElse(
                        missed -> missed.stream()
                                .filter(notice -> concerned.test(notice.place()))
                                .forEach(notice -> subscription.offer(notice.ids())),
                        subscription::offerEverything);
    }

    void announce(String payload) {
        if (payload.equals(ChangeNotice.EVERYTHING)) {
            missedSome();
            return;
        }
        var notice = ChangeNotice.parse(payload);
        // Before it is told: who joins in between finds it here.
        recent.add(notice);
        if (!notice.place().personal()) {
            fleet.forEach(subscription -> subscription.offer(notice.ids()));
        }
        places.getOrDefault(notice.place(), Set.of()).forEach(subscription -> subscription.offer(notice.ids()));
    }

    /** The connection was lost for a while, or a process may have died before it told what it had done. */
    void missedSome() {
        recent.missedSome();
        all().forEach(Subscription::offerEverything);
    }

    /** How many listen; for tests that nothing leaks. */
    int size() {
        return Math.toIntExact(all().count());
    }

    private Stream<Subscription> all() {
        return Stream.concat(fleet.stream(), places.values().stream().flatMap(Set::stream));
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
