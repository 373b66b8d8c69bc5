package org.ownsky.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A guest of ours without libvirt and without Ownsky: QEMU by hand with the arguments that libvirt gave it, on another copy-on-write
 * disk over the same image, with a copy of the same seed and the same hardware address.
 */
final class PlainQemu implements AutoCloseable {
    private static final String TAP = "bench-tap";
    private static final String PROCESS = "/run/bench-qemu.pid";

    private final NodeShell shell;
    private final Path root = Stand.data().resolve("bench-plain.root");
    private final Path seed = Stand.data().resolve("bench-plain.seed");
    private final String base;
    private final String command;

    private PlainQemu(NodeShell shell, Path pool, String instance) throws IOException {
        this.shell = shell;
        var originalRoot = pool.resolve("volumes/" + instance + ".root");
        var originalSeed = pool.resolve("volumes/" + instance + ".seed");
        shell.run("cp %s %s".formatted(originalSeed, seed));
        this.base = shell.run(
                        "qemu-img info -U %s | sed -n 's/^backing file: \\([^ ]*\\).*/\\1/p'".formatted(originalRoot))
                .getFirst();
        var arguments = shell.run("tr '\\0' '\\n' </proc/$(</run/libvirt/qemu/%s.pid)/cmdline".formatted(instance));
        this.command = byHand(arguments).stream()
                .map(argument -> argument.replace(originalRoot.toString(), root.toString())
                        .replace(originalSeed.toString(), seed.toString())
                        .replace(instance, "bench-plain"))
                .map(PlainQemu::quoted)
                .collect(Collectors.joining(" "));
        shell.run("ip link show %1$s >/dev/null 2>&1 || ip tuntap add %1$s mode tap".formatted(TAP));
        shell.run("ip link set %s master ownsky0 up".formatted(TAP));
    }

    /** Like this instance, which must be running. */
    static PlainQemu like(String instance, NodeShell shell) throws IOException {
        return new PlainQemu(shell, Stand.pool(), instance);
    }

    void makeDisk() throws IOException {
        shell.run("qemu-img create -q -f qcow2 -F qcow2 -b %s %s 1G".formatted(base, root));
    }

    void start() throws IOException {
        shell.run(command + " >/dev/null 2>&1 & echo $! >" + PROCESS);
    }

    void end() throws IOException {
        shell.run("kill -KILL $(<%1$s); wait $(<%1$s); rm -f %1$s %2$s".formatted(PROCESS, root));
    }

    @Override
    public void close() throws IOException {
        shell.run("ip link delete %s; rm -f %s %s".formatted(TAP, root, seed));
    }

    /**
     * Without what only libvirt needs or opens: its socket to QEMU, the agent's, its key for secrets, the pause before the first
     * instruction.
     */
    private static List<String> byHand(List<String> arguments) {
        var result = new ArrayList<String>();
        result.add(arguments.getFirst());
        for (var index = 1; index < arguments.size(); index++) {
            var option = arguments.get(index);
            var hasValue =
                    index + 1 < arguments.size() && !arguments.get(index + 1).startsWith("-");
            var value = hasValue ? arguments.get(++index) : "";
            if (option.equals("-S") || isLibvirts(option, value)) {
                continue;
            }
            result.add(option);
            if (hasValue) {
                result.add(option.equals("-netdev") ? ownTap(value) : value);
            }
        }
        return result;
    }

    private static boolean isLibvirts(String option, String value) {
        return switch (option) {
            case "-object" -> value.contains("masterKey0");
            case "-chardev" -> value.contains("charmonitor") || value.contains("charchannel");
            case "-device" -> value.contains("charchannel");
            case "-mon" -> true;
            default -> false;
        };
    }

    private static String ownTap(String theirs) {
        var vhost = theirs.contains("vhost") ? ",vhost=on" : "";
        return "tap,id=hostnet0,ifname=" + TAP + ",script=no,downscript=no" + vhost;
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
