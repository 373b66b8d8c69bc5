package org.ownsky.provisioning.driver.iscsi;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.ownsky.provisioning.driver.spi.DriverException;

/**
 * Orders to a running {@code tgtd}, as {@code tgtadm} gives them (tgt's {@code usr/tgtadm.h}), but not by that program: it
 * takes passwords on its command line, where everybody on the machine reads them.
 */
final class TgtControl {
    /** What is there already, or gone already: tgt's {@code TGTADM_…_EXIST} and {@code TGTADM_NO_…}. */
    enum Answer {
        DONE,
        EXISTS,
        MISSING,
        BUSY
    }

    private static final int MODE_TARGET = 1;
    private static final int MODE_DEVICE = 2;
    private static final int MODE_ACCOUNT = 7;
    private static final int NEW = 0;
    private static final int DELETE = 1;
    private static final int SHOW = 2;
    private static final int BIND = 3;
    private static final int UPDATE = 5;

    private static final int HEADER = 120;
    private static final int NAME_LENGTH = 64;
    private static final int NONE = -1;

    /** Numbers of tgt's {@code enum tgtadm_errno}: target, unit, binding, address or account is there. */
    private static final Set<Integer> EXISTS = Set.of(9, 10, 11, 12, 14);
    /** Target, unit, session, connection, binding, address or account is not there. */
    private static final Set<Integer> MISSING = Set.of(4, 5, 6, 7, 8, 13, 15);
    /** Target or unit is in use, or not to be removed. */
    private static final Set<Integer> BUSY = Set.of(19, 20, 24);

    private final Path socket;

    TgtControl(Path socket) {
        this.socket = socket;
    }

    Answer createTarget(int tid, String name) {
        return order(MODE_TARGET, NEW, tid, NONE, false, "targetname=" + name, "create target " + name);
    }

    Answer deleteTarget(int tid) {
        return order(MODE_TARGET, DELETE, tid, NONE, true, "", "delete target " + tid);
    }

    Answer createUnit(int tid, int lun, Path file) {
        return order(MODE_DEVICE, NEW, tid, lun, false, "path=" + file, "export " + file);
    }

    /** Changes one thing of a unit: {@code online=0}. */
    void updateUnit(int tid, int lun, String change) {
        require(
                order(MODE_DEVICE, UPDATE, tid, lun, false, "targetOps " + change + ",", "set " + change),
                "set " + change);
    }

    /** The order names the password; what is said when it fails does not. */
    Answer createAccount(String user, String password) {
        return order(
                MODE_ACCOUNT,
                NEW,
                NONE,
                NONE,
                false,
                "user=" + user + ",password=" + password,
                "create account " + user);
    }

    Answer deleteAccount(String user) {
        return order(MODE_ACCOUNT, DELETE, NONE, NONE, false, "user=" + user, "delete account " + user);
    }

    Answer bindAccount(int tid, String user) {
        return order(MODE_ACCOUNT, BIND, tid, NONE, false, "user=" + user, "bind account " + user);
    }

    Answer bindAddress(int tid, String address) {
        return order(MODE_TARGET, BIND, tid, NONE, false, "initiator-address=" + address, "let " + address + " in");
    }

    /** All targets, as text for people. */
    String show() {
        Reply reply = send(MODE_TARGET, SHOW, NONE, NONE, false, "", "list targets");
        if (reply.error() != 0) {
            throw new DriverException(DriverException.Kind.FAILED, "tgt does not list its targets: " + reply.error());
        }
        return reply.text();
    }

    /** What must have happened, or must have been so before. */
    static void require(Answer answer, String what) {
        if (answer != Answer.DONE && answer != Answer.EXISTS) {
            throw new DriverException(DriverException.Kind.FAILED, "tgt could not " + what + ": " + answer);
        }
    }

    private Answer order(int mode, int operation, int tid, int lun, boolean force, String parameters, String what) {
        int error = send(mode, operation, tid, lun, force, parameters, what).error();
        if (error == 0) {
            return Answer.DONE;
        }
        if (EXISTS.contains(error)) {
            return Answer.EXISTS;
        }
        if (MISSING.contains(error)) {
            return Answer.MISSING;
        }
        if (BUSY.contains(error)) {
            return Answer.BUSY;
        }
        throw new DriverException(DriverException.Kind.FAILED, "tgt could not " + what + ": error " + error);
    }

    private Reply send(int mode, int operation, int tid, int lun, boolean force, String parameters, String what) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer request = request(mode, operation, tid, lun, force, parameters);
            while (request.hasRemaining()) {
                channel.write(request);
            }
            return reply(channel);
        } catch (IOException e) {
            throw new DriverException(
                    DriverException.Kind.UNREACHABLE,
                    "The storage controller at " + socket.getParent() + " does not answer: cannot " + what,
                    e);
        }
    }

    private static ByteBuffer request(int mode, int operation, int tid, int lun, boolean force, String parameters) {
        byte[] text = parameters.isEmpty() ? new byte[0] : (parameters + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer request = ByteBuffer.allocate(HEADER + text.length).order(ByteOrder.nativeOrder());
        request.putInt(mode).putInt(operation);
        request.put("iscsi".getBytes(StandardCharsets.US_ASCII)).position(2 * Integer.BYTES + NAME_LENGTH);
        request.putInt(HEADER + text.length).putInt(tid).putLong(0).putLong(lun);
        // Connection, host, device type, direction and packing are of no account here.
        request.position(HEADER - Integer.BYTES).putInt(force ? 1 : 0);
        return request.put(text).flip();
    }

    private static Reply reply(SocketChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.nativeOrder());
        fill(head, channel);
        int error = head.flip().getInt();
        int length = head.getInt();
        ByteBuffer text = ByteBuffer.allocate(Math.max(0, length - head.capacity()));
        fill(text, channel);
        return new Reply(error, StandardCharsets.UTF_8.decode(text.flip()).toString());
    }

    private static void fill(ByteBuffer buffer, SocketChannel channel) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("tgt broke off");
            }
        }
    }

    private record Reply(int error, String text) {}
}
