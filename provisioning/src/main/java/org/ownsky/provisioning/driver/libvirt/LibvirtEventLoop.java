package org.ownsky.provisioning.driver.libvirt;

import org.libvirt.Connect;
import org.libvirt.ErrorCallback;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** libvirt's event loop: one for the process, there before the first connection and until the end. */
final class LibvirtEventLoop {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtEventLoop.class);
    /** Kept, or the native side would call into nowhere. Errors come as exceptions; printing them is libvirt's default. */
    private static final ErrorCallback SILENCE = new ErrorCallback();

    private static boolean running;

    private LibvirtEventLoop() {}

    static synchronized void ensureRunning() throws LibvirtException {
        if (running) {
            return;
        }
        Library.initEventLoop();
        Connect.setErrorCallback(SILENCE);
        Thread.ofPlatform().daemon().name("libvirt-events").start(LibvirtEventLoop::run);
        running = true;
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void run() {
        while (true) {
            try {
                Library.processEvent();
            } catch (LibvirtException | RuntimeException e) {
                LOG.atWarn().setCause(e).log("libvirt's event loop stumbled");
            }
        }
    }
}
