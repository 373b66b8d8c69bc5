package org.ownsky.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A shell in the private node's namespaces, where {@code qemu:///system} is the node's libvirt. */
final class NodeShell implements AutoCloseable {
    private static final String END = "-- end: ";

    private final NodeProcess bash;

    private NodeShell(NodeProcess bash) {
        this.bash = bash;
    }

    static NodeShell open() throws IOException {
        return new NodeShell(NodeProcess.start("bash"));
    }

    /** The lines that a command prints; it must succeed. */
    List<String> run(String command) throws IOException {
        bash.say("{ " + command + "; } </dev/null 2>&1; printf '\\n" + END + "%d\\n' $?");
        var lines = new ArrayList<String>();
        var line = bash.hear();
        while (!line.startsWith(END)) {
            lines.add(line);
            line = bash.hear();
        }
        if (!line.equals(END + 0)) {
            throw new IOException("In the node failed: %s%n%s".formatted(command, String.join("\n", lines)));
        }
        // Empty ones: the end mark begins with a line break, since the last line may have none.
        return lines.stream().filter(printed -> !printed.isBlank()).toList();
    }

    @Override
    public void close() throws IOException {
        bash.close();
    }
}
