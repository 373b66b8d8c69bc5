package org.ownsky.portal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes the hash chain again from the entries and compares it with the seals. Reads only; the portal need not run. */
class AuditVerification {
    private static final int PAGE = 5_000;

    private final JdbcClient database;

    AuditVerification(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /**
     * Checks everything that is kept.
     *
     * @param expected a hash noted down earlier, which must be in the chain unless its time is over
     */
    Verdict verify(Optional<ChainHash> expected) {
        var start = edge("audit.chain_start");
        // Read first: entries sealed while we check lie behind it.
        var end = edge("audit.chain_end");
        var position = start.position();
        var hash = start.hash();
        var met = expected.isEmpty() || expected.get().equals(hash);
        while (position < end.position()) {
            var page = page(position, end.position());
            for (var link : page) {
                position++;
                var broken = link.problemAt(position, hash);
                if (broken.isPresent()) {
                    return new Verdict.Broken(position, broken.get());
                }
                hash = link.hash();
                met |= expected.filter(hash::equals).isPresent();
            }
            if (page.isEmpty()) {
                return new Verdict.Broken(
                        position + 1, "the seals end here, but the chain went on to " + end.position());
            }
        }
        if (!hash.equals(end.hash())) {
            return new Verdict.Broken(position, "the last seal's hash is not the one at which the chain ended");
        }
        if (!met) {
            return new Verdict.Broken(position, "the hash " + expected.get() + " is not in the chain");
        }
        return new Verdict.Intact(start.position() + 1, position, hash, unsealed());
    }

    private Edge edge(String table) {
        return database.sql("select position, hash from " + table)
                .query((row, number) -> new Edge(row.getLong("position"), ChainHash.of(row.getBytes("hash"))))
                .single();
    }

    private List<Link> page(long after, long last) {
        return database.sql("select s.position, s.hash, s.entry, " + SealedEntry.COLUMNS + """
                         from audit.seal s left join audit.entry e on e.id = s.entry
                        where s.position > :after and s.position <= :last order by s.position limit :page
                        """)
                .param("after", after)
                .param("last", last)
                .param("page", PAGE)
                .query((row, number) -> Link.read(row))
                .list();
    }

    private long unsealed() {
        return database.sql("""
                        select count(*) from audit.entry e
                        where not exists (select from audit.seal s where s.entry = e.id)
                        """).query(Long.class).single();
    }

    private record Edge(long position, ChainHash hash) {}

    private record Link(
            long position,
            long entryId,
            ChainHash hash,
            @Nullable SealedEntry entry) {
        static Link read(ResultSet row) throws SQLException {
            var present = row.getObject("id") != null;
            return new Link(
                    row.getLong("position"),
                    row.getLong("entry"),
                    ChainHash.of(row.getBytes("hash")),
                    present ? SealedEntry.read(row) : null);
        }

        Optional<String> problemAt(long expectedPosition, ChainHash before) {
            if (position != expectedPosition) {
                return Optional.of("the seal is missing");
            }
            if (entry == null) {
                return Optional.of("entry " + entryId + " was removed");
            }
            return before.over(entry).equals(hash)
                    ? Optional.empty()
                    : Optional.of("entry " + entryId + " (" + entry.action() + " by " + entry.accountName() + " at "
                            + entry.recordedAt() + ") was changed, or the one before it");
        }
    }
}
