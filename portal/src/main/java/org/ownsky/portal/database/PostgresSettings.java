package org.ownsky.portal.database;

/** How Ownsky's own PostgreSQL runs: durable first, then small. */
final class PostgresSettings {

    private PostgresSettings() {}

    /** What is not said here is PostgreSQL's default. */
    static String forPort(int port) {
        return """
            # Written by Ownsky at each start; changes made here are lost.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            # A commit is on the disk before it is answered.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            # One machine shared with the guests: little memory, few processes.
            max_connections = 60
            shared_buffers = 64MB
            work_mem = 4MB
            maintenance_work_mem = 32MB
            max_wal_size = 512MB
            jit = off
            io_method = sync
            max_worker_processes = 2
            max_parallel_workers_per_gather = 0
            max_logical_replication_workers = 0
            random_page_cost = 1.1
            log_min_messages = warning
            log_line_prefix = '%%m [%%p] '
            timezone = 'UTC'
            """.formatted(port);
    }
}
