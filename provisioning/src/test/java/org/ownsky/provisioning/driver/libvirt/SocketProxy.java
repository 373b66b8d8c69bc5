package org.ownsky.provisioning.driver.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between a client and libvirtd's socket, to cut connections and to hold answers back. */
final class SocketProxy implements AutoCloseable {
    private final Path socket;
    private final Path target;
    private final ServerSocketChannel server;
    private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean silent;

    private SocketProxy(Path socket, Path target, ServerSocketChannel server) {
        this.socket = socket;
        this.target = target;
        this.server = server;
    }

    static SocketProxy before(Path target) throws IOException {
        Path socket = Files.createTempDirectory("libvirt-proxy").resolve("sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        SocketProxy proxy = new SocketProxy(socket, target, server);
        Thread.ofVirtual().start(proxy::acceptAll);
        return proxy;
    }

    Path socket() {
        return socket;
    }

    /** Cuts all connections; new ones are welcome. */
    void cut() {
        channels.forEach(SocketProxy::closeQuietly);
        channels.clear();
    }

    /** From now on nothing goes through, as with a machine that hangs. */
    void silence(boolean on) {
        lock.lock();
        try {
            silent = on;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        silence(false);
        server.close();
        cut();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
    }

    private void acceptAll() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                try {
                    SocketChannel node = SocketChannel.open(UnixDomainSocketAddress.of(target));
                    channels.addAll(List.of(client, node));
                    Thread.ofVirtual().start(() -> relay(client, node));
                    Thread.ofVirtual().start(() -> relay(node, client));
                } catch (IOException e) {
                    // libvirtd is away: so is the proxy.
                    client.close();
                }
            }
        } catch (IOException e) {
            // Closed: no more clients.
        }
    }

    private void relay(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                awaitFlow();
                buffer.flip();
                writeAll(buffer, to);
                buffer.clear();
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    private static void writeAll(ByteBuffer buffer, ByteChannel to) throws IOException {
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
    }

    private void awaitFlow() {
        lock.lock();
        try {
            while (silent) {
                flows.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
