package org.ownsky.provisioning.driver.libvirt;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.libvirt.Error;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.StoragePool;

/** Sees to it that a node has our pools and our network, and that they are active. */
final class NodePreparation {
    private static final Set<ErrorNumber> ABSENT =
            Set.of(ErrorNumber.VIR_ERR_NO_NETWORK, ErrorNumber.VIR_ERR_NO_STORAGE_POOL);
    private static final Set<ErrorDomain> PREPARED = Set.of(ErrorDomain.VIR_FROM_NETWORK, ErrorDomain.VIR_FROM_STORAGE);

    private final LibvirtSettings settings;
    /** Two threads that prepare at once would trip over each other. */
    private final ReentrantLock preparing = new ReentrantLock();

    NodePreparation(LibvirtSettings settings) {
        this.settings = settings;
    }

    void prepare(LibvirtConnect connect) throws LibvirtException {
        preparing.lock();
        try {
            preparePool(NodeLayout.IMAGES, connect);
            preparePool(NodeLayout.VOLUMES, connect);
            prepareNetwork(connect);
        } finally {
            preparing.unlock();
        }
    }

    /** The same work; if it finds that pools or network are not there, it prepares them and tries once more. */
    <T> LibvirtWork<T> healed(LibvirtWork<T> work) {
        return connect -> {
            try {
                return work.on(connect);
            } catch (LibvirtException e) {
                if (!unprepared(e.getError())) {
                    throw e;
                }
            } catch (NativeFailure e) {
                if (!unprepared(e.error())) {
                    throw e;
                }
            }
            prepare(connect);
            return work.on(connect);
        };
    }

    static boolean unprepared(Error error) {
        return ABSENT.contains(error.getCode()) || inactive(error);
    }

    private static boolean inactive(Error error) {
        return PREPARED.contains(error.getDomain())
                && String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("is not active");
    }

    private void preparePool(String name, LibvirtConnect connect) throws LibvirtException {
        StoragePool pool = findOrDefine(
                ErrorNumber.VIR_ERR_NO_STORAGE_POOL,
                () -> connect.storagePoolLookupByName(name),
                () -> connect.storagePoolDefineXML(NodeLayout.poolXml(name, settings), 0));
        try {
            activate(pool::isActive, () -> {
                pool.build(0);
                pool.create(0);
                pool.setAutostart(1);
            });
        } finally {
            pool.free();
        }
    }

    private void prepareNetwork(LibvirtConnect connect) throws LibvirtException {
        Network network = findOrDefine(
                ErrorNumber.VIR_ERR_NO_NETWORK,
                () -> connect.networkLookupByName(NodeLayout.NETWORK),
                () -> connect.networkDefineXML(NodeLayout.networkXml(settings)));
        try {
            activate(network::isActive, () -> {
                network.create();
                network.setAutostart(true);
            });
        } finally {
            network.free();
        }
    }

    /** Another process may define the same thing between our look and our definition; then its definition stands. */
    private static <T> T findOrDefine(ErrorNumber absent, Step<T> find, Step<T> define) throws LibvirtException {
        try {
            return find.take();
        } catch (LibvirtException e) {
            if (!LibvirtFailure.is(e, absent)) {
                throw e;
            }
        }
        try {
            return define.take();
        } catch (LibvirtException refused) {
            try {
                return find.take();
            } catch (LibvirtException e) {
                refused.addSuppressed(e);
                throw refused;
            }
        }
    }

    private static void activate(Step<Integer> isActive, Activation activation) throws LibvirtException {
        if (isActive.take() == 1) {
            return;
        }
        try {
            activation.run();
        } catch (LibvirtException e) {
            if (isActive.take() != 1) {
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws LibvirtException;
    }

    @FunctionalInterface
    private interface Activation {
        void run() throws LibvirtException;
    }
}
