package org.ownsky.portal.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM that owns a server, for a test to kill: prints the server's address, then waits for its end. */
final class EmbeddedPostgresProcess {

    private EmbeddedPostgresProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        System.out.println("ready " + postgres.getJdbcUrl());
        new CountDownLatch(1).await();
    }
}
