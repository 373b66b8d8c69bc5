package org.ownsky.provisioning.driver.libvirt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a connection up that somebody listens on: tries at growing intervals, then waits until it breaks. */
final class Reconnector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconnector.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Runnable connect;
    private final Duration longestPause;
    private final Semaphore breaks = new Semaphore(0);
    private @Nullable Thread thread;
    private boolean closed;

    Reconnector(Runnable connect, Duration longestPause) {
        this.connect = connect;
        this.longestPause = longestPause;
    }

    synchronized void start() {
        if (thread == null && !closed) {
            thread = Thread.ofVirtual().name("libvirt-reconnect").start(this::run);
        }
    }

    void broken() {
        breaks.release();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                breaks.drainPermits();
                connectAtLast();
                breaks.acquire();
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("No longer keeping a libvirt connection up");
        }
    }

    private void connectAtLast() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!connected(pause)) {
            Thread.sleep(pause);
            pause = longer(pause);
        }
    }

    private boolean connected(Duration pause) throws InterruptedException {
        try {
            connect.run();
            return true;
        } catch (DriverException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.atInfo()
                    .addKeyValue("pause", pause)
                    .addKeyValue("reason", e.getMessage())
                    .log("A node does not answer; trying again");
            return false;
        }
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longestPause) < 0 ? twice : longestPause;
    }
}
