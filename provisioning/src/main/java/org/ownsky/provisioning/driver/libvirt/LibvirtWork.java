package org.ownsky.provisioning.driver.libvirt;

import org.libvirt.LibvirtException;

/** Something to do on a live connection; blocks its thread. */
@FunctionalInterface
interface LibvirtWork<T> {
    T on(LibvirtConnect connect) throws LibvirtException, NativeFailure;

    /** Work without an answer. */
    @FunctionalInterface
    interface Order {
        void on(LibvirtConnect connect) throws LibvirtException, NativeFailure;
    }
}
