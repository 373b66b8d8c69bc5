package org.ownsky.portal.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lays new entries into the hash chain, shortly after the transactions that wrote them; see {@code V2__chain.sql}. */
@Repository
class AuditSealer {
    /** How long a committed entry may wait for its seal. */
    static final Duration EVERY = Duration.ofSeconds(5);

    private static final int BATCH = 1_000;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;

    AuditSealer(JdbcClient database, NamedParameterJdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /**
     * Seals up to 1,000 entries and says whether there may be more. While another process seals, there is nothing to do.
     */
    @Transactional
    public boolean sealSome() {
        var end = claimEnd();
        if (end.isEmpty()) {
            return false;
        }
        var entries = unsealedAfter(end.get());
        if (entries.isEmpty()) {
            return false;
        }
        var position = end.get().position();
        var hash = end.get().hash();
        var seals = new SqlParameterSource[entries.size()];
        for (var index = 0; index < seals.length; index++) {
            var entry = entries.get(index);
            hash = hash.over(entry);
            seals[index] = new MapSqlParameterSource(
                    Map.of("position", ++position, "entry", entry.id(), "hash", hash.bytes()));
        }
        batches.batchUpdate("insert into audit.seal (position, entry, hash) values (:position, :entry, :hash)", seals);
        moveEnd(position, hash, entries.getLast().id());
        return seals.length == BATCH;
    }

    private Optional<ChainEnd> claimEnd() {
        return database.sql("""
                        select position, hash, entry,
                               -- A restored database counts its transactions from the beginning again.
                               case when transaction < pg_snapshot_xmax(pg_current_snapshot())
                                    then transaction else '0' end::text as transaction
                        from audit.chain_end for update skip locked
                        """)
                .query((row, number) -> new ChainEnd(
                        row.getLong("position"),
                        ChainHash.of(row.getBytes("hash")),
                        row.getString("transaction"),
                        row.getLong("entry")))
                .optional();
    }

    private List<SealedEntry> unsealedAfter(ChainEnd end) {
        return database.sql("select " + SealedEntry.COLUMNS + """
                         from audit.entry e
                        where (e.transaction, e.id) > (cast(:transaction as xid8), :entry)
                          and e.transaction < pg_snapshot_xmin(pg_current_snapshot())
                          and not exists (select from audit.seal s where s.entry = e.id)
                        order by e.transaction, e.id limit :batch
                        """)
                .param("transaction", end.transaction())
                .param("entry", end.entry())
                .param("batch", BATCH)
                .query((row, number) -> SealedEntry.read(row))
                .list();
    }

    private void moveEnd(long position, ChainHash hash, long entry) {
        database.sql("""
                        update audit.chain_end set position = :position, hash = :hash, entry = :entry,
                            transaction = (select transaction from audit.entry where id = :entry)
                        """)
                .param("position", position)
                .param("hash", hash.bytes())
                .param("entry", entry)
                .update();
    }

    private record ChainEnd(long position, ChainHash hash, String transaction, long entry) {}
}
