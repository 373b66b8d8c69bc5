package org.ownsky.provisioning.driver.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEventType;
import org.libvirt.event.LifecycleListener;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One libvirt connection from opening to closing. Counts who is using it, since a connection that is closed under a
 * running call takes the process with it.
 */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** That many unanswered questions in a row end a connection. */
    private static final int SILENCES = 3;

    private final LibvirtConnect connect;
    private final LifecycleListener lifecycle;
    /** Its owner counts as one. */
    private int users = 1;

    private boolean retired;

    private Session(LibvirtConnect connect, LifecycleListener lifecycle) {
        this.connect = connect;
        this.lifecycle = lifecycle;
    }

    /**
     * Connects and subscribes. {@code events} and {@code broken} are called on libvirt's event thread and must not block
     * it.
     */
    static Session open(String uri, Duration keepAlive, Consumer<DomainEvent> events, Consumer<Session> broken)
            throws LibvirtException {
        LibvirtEventLoop.ensureRunning();
        LibvirtConnect connect = new LibvirtConnect(uri);
        Session session = new Session(connect, (domain, event) -> {
            translate(domain, event.getType()).ifPresent(events);
            return 0;
        });
        try {
            connect.setKeepAlive((int) keepAlive.toSeconds(), SILENCES);
            connect.registerCloseListener((_, _) -> broken.accept(session));
            connect.addLifecycleListener(session.lifecycle);
        } catch (LibvirtException e) {
            session.retire();
            throw e;
        }
        return session;
    }

    LibvirtConnect connect() {
        return connect;
    }

    boolean alive() {
        try {
            return connect.isAlive();
        } catch (LibvirtException e) {
            return false;
        }
    }

    /** Takes part in using it, unless it is on its way out; each success is followed by one {@link #leave}. */
    synchronized boolean enter() {
        if (retired) {
            return false;
        }
        users++;
        return true;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            users--;
            last = users == 0;
        }
        if (last) {
            close();
        }
    }

    /** Lets nobody else in and closes it when the last user leaves. */
    void retire() {
        synchronized (this) {
            if (retired) {
                return;
            }
            retired = true;
        }
        leave();
    }

    private void close() {
        attempt(connect::unregisterCloseListener);
        attempt(() -> connect.removeLifecycleListener(lifecycle));
        attempt(connect::close);
    }

    /** On a broken connection good-byes fail, and need not succeed. */
    private static void attempt(Farewell farewell) {
        try {
            farewell.say();
        } catch (LibvirtException e) {
            LOG.atDebug().setCause(e).log("Leaving a libvirt connection");
        }
    }

    private static Optional<DomainEvent> translate(Domain domain, DomainEventType type) {
        try {
            Optional<DomainEvent.Kind> kind = kind(type);
            UUID uuid = UUID.fromString(domain.getUUIDString());
            domain.free();
            return kind.map(known -> new DomainEvent(known, Optional.of(uuid)));
        } catch (LibvirtException e) {
            LOG.atWarn().setCause(e).log("An event named no guest");
            return Optional.empty();
        }
    }

    private static Optional<DomainEvent.Kind> kind(DomainEventType type) {
        return switch (type) {
            case DEFINED -> Optional.of(DomainEvent.Kind.DEFINED);
            case UNDEFINED -> Optional.of(DomainEvent.Kind.UNDEFINED);
            case STARTED -> Optional.of(DomainEvent.Kind.STARTED);
            case STOPPED, CRASHED -> Optional.of(DomainEvent.Kind.STOPPED);
            case SUSPENDED, RESUMED, SHUTDOWN, PMSUSPENDED, UNKNOWN -> Optional.empty();
        };
    }

    @FunctionalInterface
    private interface Farewell {
        void say() throws LibvirtException;
    }
}
