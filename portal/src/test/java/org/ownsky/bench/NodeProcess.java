package org.ownsky.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs in the private node's namespaces as long as a benchmark does and answers questions line by line, so that
 * what is timed includes no program's start on our side.
 */
final class NodeProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NodeProcess(Process process) {
        this.process = process;
        this.questions = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    static NodeProcess start(String... program) throws IOException {
        var command = new ArrayList<>(List.of(
                Stand.checkout().resolve("bin/lib/node.sh").toString(),
                "run",
                Stand.nodeFolder().toString()));
        command.addAll(List.of(program));
        return new NodeProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void say(String line) throws IOException {
        questions.write(line);
        questions.newLine();
        questions.flush();
    }

    String hear() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("A program in the node ended; see its words above");
        }
        return line;
    }

    /** Ends it by the end of its input. */
    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answers.close();
    }
}
