package org.ownsky.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How much of the portal's memory a signed-in browser takes. 200 browsers sign in and open the list of instances, which shows ten
 * of them, with the push connection open; what live objects take then (jcmd counts them after a full collection), less what they
 * took before, is divided by 200. The first 50 browsers only warm the portal up.
 */
final class SessionBenchmark implements Benchmark {
    private static final int WARM_UP = 50;
    private static final int SESSIONS = 200;
    private static final String PAGE = "instances";

    /** How the histogram calls the sum. */
    private static final String TOTAL = "Total";

    /** In the name of the class that stands for room which the collector left between live objects. */
    private static final String FILLER = "FillerElement";

    /** So many classes are told, on standard error. */
    private static final int MADE_OF = 45;

    private final RunningPortal portal = new RunningPortal();

    @Override
    public String name() {
        return "session";
    }

    @Override
    public void run(Figures figures) throws Exception {
        // With a node that takes no time: a real one's messages would only disturb.
        portal.up(Map.of("OWNSKY_NODES", "fake://bench"));
        var open = new ArrayList<WebSocket>();
        // Closed by force: an orderly end would wait for the open connections.
        var client = HttpClient.newHttpClient();
        try {
            tenInstances();
            signIn(client, WARM_UP, open);
            var before = live();
            signIn(client, SESSIONS, open);
            var each = perSession(before, live());
            figures.print("session.bytes", each.getOrDefault(TOTAL, 0L) / 1000.0, "kB");
            each.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(MADE_OF)
                    .forEach(part -> System.err.println(part.getValue() + " bytes " + part.getKey()));
        } finally {
            client.shutdownNow();
            open.forEach(WebSocket::abort);
            portal.down();
        }
    }

    private void signIn(HttpClient client, int count, List<WebSocket> open) throws Exception {
        var user = portal.told("OWNSKY_USER");
        var password = portal.told("OWNSKY_PASSWORD");
        for (var number = 0; number < count; number++) {
            var browser = new SignedInBrowser(client, portal.address());
            browser.signIn(user, password);
            open.add(browser.open(PAGE));
        }
    }

    private static Map<String, Long> perSession(Map<String, Long> before, Map<String, Long> after) {
        var each = new HashMap<String, Long>();
        after.forEach((type, bytes) -> each.put(type, (bytes - before.getOrDefault(type, 0L)) / SESSIONS));
        return each;
    }

    /** Bytes by class, and of all, from lines such as {@code 1: 117 9360 [B (java.base@25)}. */
    private Map<String, Long> live() throws Exception {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(portal.process().pid()),
                        "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var bytes = new HashMap<String, Long>();
        try (var lines = jcmd.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().map(line -> line.strip().split("\\s+", -1)).forEach(words -> {
                if (words[0].equals(TOTAL)) {
                    bytes.merge(TOTAL, Long.parseLong(words[2]), Long::sum);
                } else if (words.length > 3 && words[0].matches("\\d+:")) {
                    var filler = words[3].contains(FILLER);
                    bytes.merge(
                            filler ? TOTAL : words[3],
                            filler ? -Long.parseLong(words[2]) : Long.parseLong(words[2]),
                            Long::sum);
                }
            });
        }
        if (!bytes.containsKey(TOTAL)) {
            throw new IOException("jcmd did not tell about the portal's memory");
        }
        return bytes;
    }

    /** Of the demo project, written straight into its database: nobody launches them. */
    private void tenInstances() throws IOException {
        var jdbc = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%s/postgres"
                        .formatted(Files.readAllLines(portal.database().resolve("postmaster.pid"))
                                .get(3)),
                "ownsky",
                Files.readString(portal.database().resolveSibling("password")).strip()));
        jdbc.sql("""
                INSERT INTO provisioning.instance (
                    id, tenant_id, project_id, name, state, state_since, domain_uuid, image_id, image_name, login_user,
                    type_name, type_family, vcpus, memory, root_disk, user_data, emulated, address, launched_by,
                    launched_by_name, launched_at)
                SELECT 'i-' || lpad(to_hex(n), 17, '0'), project.tenant_id, project.id, 'web-' || n, 'stopped', now(),
                       gen_random_uuid(), 'ami-00000000000000001', 'tiny', 'ownsky', 't.nano', 'Small', 1, 134217728,
                       1073741824, '', false, '10.77.0.' || 100 + n, 'usr-00000000000000001', 'Bench', now()
                FROM generate_series(1, 10) AS numbers (n), identity.project
                ON CONFLICT DO NOTHING""").update();
    }
}
