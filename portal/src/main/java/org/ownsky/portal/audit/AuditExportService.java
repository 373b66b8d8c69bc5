package org.ownsky.portal.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.csv.CsvFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Writes what of the trail matches a filter into a file, the newest first, page after page: however many there are. */
@Service
public class AuditExportService {
    private static final int ROWS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditService audit;
    private final AuditTrail trail;
    private final TransactionOperations transactions;
    private final Clock clock;

    AuditExportService(AuditService audit, AuditTrail trail, TransactionOperations transactions, Clock clock) {
        this.audit = audit;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the file is. */
    public enum Format {
        /** RFC 4180, with a heading of the same names. */
        CSV,
        /** An object on each line. */
        JSON_LINES
    }

    /**
     * Writes what {@link AuditService#page} gives this caller, up to this moment; that is on record itself. Each page is a
     * short transaction of its own, so that a slow reader holds nothing up.
     */
    public void write(Caller caller, AuditFilter filter, Format format, OutputStream out) throws IOException {
        var until = filter.until().filter(clock.instant()::isAfter).orElse(clock.instant());
        var asked = filter.until(until);
        var page = audit.page(caller, AuditQuery.here(asked, Optional.empty(), ROWS));
        transactions.executeWithoutResult(_ -> trail.record(caller, "audit.export", "-", format + " until " + until));
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var line = line(format, writer);
        page.items().forEach(line);
        while (page.next().isPresent()) {
            page = audit.page(caller, AuditQuery.here(asked, page.next(), ROWS));
            page.items().forEach(line);
        }
        writer.flush();
    }

    private static Consumer<AuditView> line(Format format, Writer writer) {
        return switch (format) {
            case CSV -> csv(writer);
            case JSON_LINES -> entry -> json(entry, writer);
        };
    }

    private static Consumer<AuditView> csv(Writer writer) {
        var file = new CsvFile(
                writer,
                "id",
                "at",
                "outcome",
                "userId",
                "userName",
                "roles",
                "permissions",
                "origin",
                "tenantId",
                "projectId",
                "action",
                "resource",
                "detail",
                "before",
                "after",
                "reference");
        return entry -> file.row(
                entry.id(),
                entry.at(),
                entry.outcome(),
                entry.account(),
                entry.accountName(),
                String.join(" ", entry.roles()),
                String.join(" ", entry.permissions()),
                entry.origin(),
                entry.tenant().orElse(""),
                entry.project().orElse(""),
                entry.action(),
                entry.resource(),
                entry.detail(),
                JSON.writeValueAsString(entry.changes().before()),
                JSON.writeValueAsString(entry.changes().after()),
                entry.reference());
    }

    private static void json(AuditView entry, Writer writer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", entry.id());
        fields.put("at", entry.at().toString());
        fields.put("outcome", entry.outcome());
        fields.put("userId", entry.account());
        fields.put("userName", entry.accountName());
        fields.put("roles", entry.roles());
        fields.put("permissions", entry.permissions());
        fields.put("origin", entry.origin());
        entry.tenant().ifPresent(tenant -> fields.put("tenantId", tenant));
        entry.project().ifPresent(project -> fields.put("projectId", project));
        fields.put("action", entry.action());
        fields.put("resource", entry.resource());
        fields.put("detail", entry.detail());
        fields.put("before", entry.changes().before());
        fields.put("after", entry.changes().after());
        fields.put("reference", entry.reference());
        try {
            writer.write(JSON.writeValueAsString(fields));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
