package org.ownsky.provisioning.driver.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.ownsky.provisioning.driver.spi.DriverException;

/** What images, disks and seeds have in common: handles that are freed, look-ups that may find nothing, uploads. */
final class StoragePools {
    /** The largest message that every libvirt takes. */
    private static final int CHUNK = 256 * 1024 - 64;

    private StoragePools() {}

    /** Work on a pool. */
    @FunctionalInterface
    interface PoolWork<T> {
        T on(StoragePool pool) throws LibvirtException;
    }

    /** Work on a volume. */
    @FunctionalInterface
    interface VolumeWork<T> {
        T on(StorageVol volume) throws LibvirtException;
    }

    static <T> T withPool(String name, LibvirtConnect connect, PoolWork<T> work) throws LibvirtException {
        StoragePool pool = connect.storagePoolLookupByName(name);
        try {
            return work.on(pool);
        } finally {
            pool.free();
        }
    }

    /** The work's answer, empty if the volume is not there, or goes meanwhile. */
    static <T> Optional<T> withVolume(StoragePool pool, String name, VolumeWork<T> work) throws LibvirtException {
        try {
            StorageVol volume = pool.storageVolLookupByName(name);
            try {
                return Optional.of(work.on(volume));
            } finally {
                volume.free();
            }
        } catch (LibvirtException e) {
            if (LibvirtFailure.is(e, ErrorNumber.VIR_ERR_NO_STORAGE_VOL)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads the folder afresh. While a volume is being made libvirt does not; then what it knows must do. */
    static void refresh(StoragePool pool) throws LibvirtException {
        try {
            pool.refresh(0);
        } catch (LibvirtException e) {
            boolean busy = LibvirtFailure.is(e, ErrorNumber.VIR_ERR_INTERNAL_ERROR)
                    && String.valueOf(e.getMessage()).contains("asynchronous jobs running");
            if (!busy) {
                throw e;
            }
        }
    }

    /**
     * As {@link #delete}, also when libvirt does not know of it: a daemon that died while it made a volume leaves a file that
     * its successor sees only when it looks again.
     */
    static void deleteFile(StoragePool pool, String name) throws LibvirtException {
        if (withVolume(pool, name, _ -> true).isEmpty()) {
            refresh(pool);
        }
        delete(pool, name);
    }

    /** Deletes it or finds it gone. */
    static void delete(StoragePool pool, String name) throws LibvirtException {
        try {
            Optional<Boolean> _ = withVolume(pool, name, volume -> {
                volume.delete(0);
                return true;
            });
        } catch (LibvirtException e) {
            // Somebody may have been faster with the file, or with the volume.
            refresh(pool);
            if (withVolume(pool, name, _ -> true).isPresent()) {
                throw e;
            }
        }
    }

    /** Fills a volume that was made for it. Stops, and breaks the upload off, when the thread is interrupted. */
    static void upload(InputStream content, long length, StorageVol volume, LibvirtConnect connect)
            throws LibvirtException {
        upload(content, 0, length, volume, connect);
    }

    /** Fills a part of a volume. Stops, and breaks the upload off, when the thread is interrupted. */
    static void upload(InputStream content, long offset, long length, StorageVol volume, LibvirtConnect connect)
            throws LibvirtException {
        Stream stream = connect.streamNew(0);
        boolean finished = false;
        try {
            volume.upload(stream, offset, length, 0);
            byte[] chunk = new byte[CHUNK];
            for (int read = content.readNBytes(chunk, 0, CHUNK); read > 0; read = content.readNBytes(chunk, 0, CHUNK)) {
                requireWanted();
                stream.write(ByteBuffer.wrap(chunk, 0, read));
            }
            stream.finish();
            finished = true;
        } catch (IOException e) {
            throw rethrown(e, "Cannot read what is to be copied");
        } finally {
            if (!finished) {
                abort(stream);
            }
            stream.free();
        }
    }

    /** Reads a whole volume. Stops when the thread is interrupted. */
    static void download(StorageVol volume, OutputStream sink, LibvirtConnect connect) throws LibvirtException {
        Stream stream = connect.streamNew(0);
        boolean finished = false;
        try {
            volume.download(stream, 0, 0, 0);
            byte[] chunk = new byte[CHUNK];
            for (int read = stream.receive(chunk); read > 0; read = stream.receive(chunk)) {
                requireWanted();
                sink.write(chunk, 0, read);
            }
            stream.finish();
            finished = true;
        } catch (IOException e) {
            throw rethrown(e, "Cannot write the copy");
        } finally {
            if (!finished) {
                abort(stream);
            }
            stream.free();
        }
    }

    /** Throws if the thread was interrupted: nobody waits for the copy any more. */
    static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new DriverException(DriverException.Kind.TIMEOUT, "The copy was broken off");
        }
    }

    private static DriverException rethrown(IOException failure, String what) throws LibvirtException {
        if (failure.getCause() instanceof LibvirtException refused) {
            throw refused;
        }
        return new DriverException(DriverException.Kind.FAILED, what + ": " + failure.getMessage(), failure);
    }

    /** Without this, freeing the stream would end a broken copy as if it were whole. */
    private static void abort(Stream stream) {
        try {
            stream.abort();
        } catch (LibvirtException e) {
            // The connection is gone, and the copy with it.
        }
    }
}
