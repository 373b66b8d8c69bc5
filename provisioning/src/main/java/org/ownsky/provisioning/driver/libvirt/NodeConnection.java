package org.ownsky.provisioning.driver.libvirt;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error;
import org.libvirt.LibvirtException;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;

/**
 * The way to one node: connects when needed, again when broken, and runs calls on a few platform threads of its own. A
 * native call blocks its thread; callers only wait for it, no longer than the time-out.
 */
final class NodeConnection implements AutoCloseable {
    /** All who ask within this time after a failed attempt to connect get its answer. */
    private static final Duration SAME_ATTEMPT = Duration.ofMillis(200);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final URI address;
    private final LibvirtSettings settings;
    private final EventRelay relay;
    private final ThreadPoolExecutor calls;
    /** Copies take minutes, so they have threads to themselves. */
    private final ThreadPoolExecutor copies;

    private final Reconnector reconnector;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Session current;
    private @Nullable DriverException lastFailure;
    private long lastFailureAt;
    private volatile boolean closed;

    NodeConnection(URI address, LibvirtSettings settings, EventRelay relay) {
        this.address = address;
        this.settings = settings;
        this.relay = relay;
        this.calls = threads("libvirt-calls", settings.callsAtOnce());
        this.copies = threads("libvirt-copies", 2);
        this.reconnector = new Reconnector(() -> call("connect", _ -> true), settings.reconnectAtMost());
    }

    /** Does the work on the live connection. {@code what} names it in errors: {@code define i-…}. */
    <T> T call(String what, LibvirtWork<T> work) {
        return call(what, work, calls, settings.callTimeout());
    }

    /** Does work that moves much data; it should stop when its thread is interrupted. */
    <T> T copy(String what, LibvirtWork<T> work) {
        return call(what, work, copies, settings.copyTimeout());
    }

    /** From now on the connection is kept up. Says whether it is up already. */
    boolean keepUp() {
        reconnector.start();
        return current != null;
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        closed = true;
        reconnector.close();
        Session present = current;
        current = null;
        for (ThreadPoolExecutor threads : new ThreadPoolExecutor[] {calls, copies}) {
            threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
        }
        if (present != null) {
            present.retire();
        }
    }

    private <T> T call(String what, LibvirtWork<T> work, ThreadPoolExecutor threads, Duration timeout) {
        AtomicBoolean begun = new AtomicBoolean();
        Future<T> answer = submit(what, () -> run(what, work, begun), threads);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw rethrown(what, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            answer.cancel(true);
            Kind kind = begun.get() || current != null ? Kind.TIMEOUT : Kind.UNREACHABLE;
            throw failure(kind, what, "no answer within " + timeout.toSeconds() + " s", e);
        } catch (CancellationException e) {
            throw failure(Kind.UNREACHABLE, what, "the connection was closed", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(Kind.TIMEOUT, what, "interrupted while waiting", e);
        }
    }

    private <T> Future<T> submit(String what, Callable<T> task, ThreadPoolExecutor threads) {
        try {
            return threads.submit(task);
        } catch (RejectedExecutionException e) {
            throw failure(Kind.UNREACHABLE, what, "the connection is closed", e);
        }
    }

    private <T> T run(String what, LibvirtWork<T> work, AtomicBoolean begun) {
        Session session = enter();
        begun.set(true);
        try {
            return work.on(session.connect());
        } catch (LibvirtException e) {
            throw translated(what, e.getError(), session, e);
        } catch (NativeFailure e) {
            throw translated(what, e.error(), session, e);
        } catch (DriverException e) {
            throw failure(e.kind(), what, e.getMessage(), e);
        } finally {
            session.leave();
        }
    }

    private DriverException translated(String what, Error error, Session session, Exception cause) {
        boolean alive = session.alive();
        if (!alive) {
            broken(session);
        }
        return LibvirtFailure.of(described(what), error, alive, cause);
    }

    /** The live session, entered; opens one if there is none. All who come meanwhile wait for the same attempt. */
    private Session enter() {
        opening.lock();
        try {
            Session present = current;
            if (present != null && present.enter()) {
                return present;
            }
            DriverException failed = lastFailure;
            if (failed != null && System.nanoTime() - lastFailureAt < SAME_ATTEMPT.toNanos()) {
                throw failed;
            }
            Session opened = open();
            opened.enter();
            current = opened;
            if (closed) {
                opened.retire();
            }
            relay.publishResync();
            return opened;
        } finally {
            opening.unlock();
        }
    }

    private Session open() {
        try {
            Session opened = Session.open(address.toString(), settings.keepAlive(), relay::publish, this::broken);
            lastFailure = null;
            return opened;
        } catch (LibvirtException e) {
            throw remembered(failure(Kind.UNREACHABLE, "connect", e.getMessage(), e));
        } catch (LinkageError e) {
            throw remembered(
                    failure(Kind.REFUSED, "connect", "libvirt's client library is missing here: install libvirt0", e));
        }
    }

    private DriverException remembered(DriverException failure) {
        lastFailure = failure;
        lastFailureAt = System.nanoTime();
        return failure;
    }

    /** May be called on libvirt's event thread, where a connection cannot say good-bye: that is left to other threads. */
    private void broken(Session session) {
        if (current == session) {
            current = null;
        }
        Thread.ofPlatform().daemon().name("libvirt-farewell").start(session::retire);
        reconnector.broken();
    }

    private DriverException rethrown(String what, Throwable cause) {
        if (cause instanceof DriverException known) {
            return known;
        }
        return failure(Kind.FAILED, what, String.valueOf(cause.getMessage()), cause);
    }

    private DriverException failure(Kind kind, String what, @Nullable String why, Throwable cause) {
        return new DriverException(kind, described(what) + ": " + why, cause);
    }

    private String described(String what) {
        return "Node " + address + ": " + what;
    }

    private static ThreadPoolExecutor threads(String name, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
