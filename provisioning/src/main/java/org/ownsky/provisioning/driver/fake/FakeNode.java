package org.ownsky.provisioning.driver.fake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.HypervisorNode.Subscription;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node in memory, as its owner sees it: break it, see what it holds. {@link FakeDriver#connect} is the way that callers
 * of the port reach it. It keeps what it holds when connections come and go.
 */
public final class FakeNode {
    private static final Logger LOG = LoggerFactory.getLogger(FakeNode.class);

    private final String name;
    private final Faults faults = new Faults();
    private final FakeMachine machine;
    private final List<Consumer<DomainEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Executor dispatcher;
    private volatile boolean down;

    /** Events go out through {@code dispatcher}, which must run them one after the other. */
    FakeNode(FakeAddress address, Executor dispatcher) {
        this.name = address.name();
        this.dispatcher = dispatcher;
        this.machine = new FakeMachine(address, this::publish);
    }

    public String name() {
        return name;
    }

    /** What shall go wrong, and what was called. */
    public Faults faults() {
        return faults;
    }

    /** From now on every call is {@link Kind#UNREACHABLE} and no event goes out. Guests run on. */
    public void goDown() {
        down = true;
    }

    /** Answers again. */
    public void comeBack() {
        down = false;
        publish(resync());
    }

    /** The guest powers itself off. */
    public void powersItselfOff(UUID domain) {
        locked(() -> machine.stopsByItself(domain, DomainState.SHUT_OFF));
    }

    /** The guest's processor gives up. */
    public void crashes(UUID domain) {
        locked(() -> machine.stopsByItself(domain, DomainState.CRASHED));
    }

    /** Whether the guest powers itself off when asked; guests do unless told otherwise. */
    public void obeysPowerButton(UUID domain, boolean obeys) {
        locked(() -> machine.obeysPowerButton(domain, obeys));
    }

    /** Whether the guest lets go of disks when asked; guests do unless told otherwise. */
    public void letsGoOfDisks(UUID domain, boolean lets) {
        locked(() -> machine.disks().letGo(domain, lets));
    }

    /** A guest writes this into the volume, in place of what was there. */
    public void write(VolumeName volume, String content) {
        locked(() -> machine.store().write(volume, content));
    }

    /** What is written in the volume; empty for a blank one. */
    public synchronized String content(VolumeName volume) {
        return machine.store().requireData(volume).content();
    }

    /** The guest is gone, without an event. */
    public void vanishes(UUID domain) {
        locked(() -> machine.vanishes(domain));
    }

    /** A guest that nobody asked for is there; {@code ours} if it carries our mark. */
    public void appears(UUID domain, String domainName, DomainState state, boolean ours) {
        locked(() -> machine.appears(FakeDomain.stranger(domain, domainName, state, ours)));
    }

    /** How the guest was defined last. */
    public synchronized Optional<DomainSpec> definition(UUID domain) {
        return machine.specification(domain);
    }

    /** What the seed says, if it is there whole. */
    public synchronized Optional<SeedSpec> seed(VolumeName volume) {
        return machine.store()
                .volume(volume)
                .flatMap(present ->
                        present instanceof FakeVolume.Seed seed ? Optional.of(seed.spec()) : Optional.empty());
    }

    /** Names of the images that are there whole. */
    public synchronized Set<String> images() {
        return machine.store().images();
    }

    <T> T call(FakeCall call, BiFunction<FakeMachine, Extent, T> work) {
        Optional<Fault> fault = faults.next(call);
        pause(faults.latency());
        requireUp(call);
        if (fault.isEmpty()) {
            return locked(work, Extent.WHOLE);
        }
        return switch (fault.get()) {
            case Fault.Fails fails -> throw problem(fails.kind(), call);
            case Fault.LosesAnswer loses -> {
                locked(work, Extent.WHOLE);
                throw problem(loses.kind(), call);
            }
            case Fault.DiesHalfWay _ -> {
                locked(work, Extent.HALF);
                publish(resync());
                throw problem(Kind.UNREACHABLE, call);
            }
            case Fault.Hangs hangs -> {
                awaitRelease(hangs.released(), call);
                requireUp(call);
                yield locked(work, Extent.WHOLE);
            }
        };
    }

    Subscription watch(Consumer<DomainEvent> listener) {
        // One object for each subscription, even if a listener subscribes twice.
        Consumer<DomainEvent> registered = event -> deliver(event, listener);
        listeners.add(registered);
        if (!down) {
            dispatcher.execute(() -> registered.accept(resync()));
        }
        return () -> listeners.remove(registered);
    }

    private void publish(DomainEvent event) {
        if (!down) {
            dispatcher.execute(() -> listeners.forEach(listener -> listener.accept(event)));
        }
    }

    private void deliver(DomainEvent event, Consumer<DomainEvent> listener) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("node", name)
                    .addKeyValue("event", event)
                    .setCause(e)
                    .log("A listener failed; the next sweep makes up for it");
        }
    }

    private static DomainEvent resync() {
        return new DomainEvent(DomainEvent.Kind.RESYNC, Optional.empty());
    }

    private synchronized <T> T locked(BiFunction<FakeMachine, Extent, T> work, Extent extent) {
        try {
            return work.apply(machine, extent);
        } catch (DriverException e) {
            throw new DriverException(e.kind(), "Node " + name + ": " + e.getMessage(), e);
        }
    }

    private synchronized void locked(Runnable work) {
        work.run();
    }

    private void requireUp(FakeCall call) {
        if (down) {
            throw problem(Kind.UNREACHABLE, call);
        }
    }

    private DriverException problem(Kind kind, FakeCall call) {
        return new DriverException(kind, "Node " + name + ": " + call + " is " + kind + " by request");
    }

    private void awaitRelease(CountDownLatch released, FakeCall call) {
        interruptibly(() -> {
            if (!released.await(faults.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw problem(Kind.TIMEOUT, call);
            }
        });
    }

    private void pause(Duration latency) {
        if (latency.isPositive()) {
            interruptibly(() -> Thread.sleep(latency));
        }
    }

    private void interruptibly(Waiting waiting) {
        try {
            waiting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.TIMEOUT, "Node " + name + ": interrupted while waiting", e);
        }
    }

    @FunctionalInterface
    private interface Waiting {
        void await() throws InterruptedException;
    }
}
