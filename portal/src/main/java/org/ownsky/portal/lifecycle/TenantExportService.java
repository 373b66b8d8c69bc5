package org.ownsky.portal.lifecycle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ownsky.billing.UsageService;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.audit.TenantTrail;
import org.ownsky.portal.csv.CsvFile;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.member.MemberView;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands a tenant all that is known of it, as a ZIP of CSV files: its instances, people, usage and audit. It works as long as the
 * tenant is there, suspended and closing ones included. Needs TENANT_ADMINISTER.
 */
@Service
public class TenantExportService {
    private static final int ROWS = 200;

    private final TenantDirectory directory;
    private final ProjectContent content;
    private final MemberService members;
    private final UsageService usage;
    private final TenantTrail trail;
    private final AuditTrail audit;
    private final TransactionOperations transactions;

    TenantExportService(
            TenantDirectory directory,
            ProjectContent content,
            MemberService members,
            UsageService usage,
            TenantTrail trail,
            AuditTrail audit,
            TransactionOperations transactions) {
        this.directory = directory;
        this.content = content;
        this.members = members;
        this.usage = usage;
        this.trail = trail;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Writes it all while it is read; the stream stays open. */
    public void write(Caller caller, TenantId tenant, OutputStream out) throws IOException {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        if (!caller.mayOperate(tenant, Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        transactions.executeWithoutResult(
                status -> audit.record(caller, "tenant.export", tenant.value(), "instances, members, usage, audit"));
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        file(zip, "instances.csv", writer -> instances(caller, tenant, writer));
        file(zip, "members.csv", writer -> members(caller, tenant, writer));
        file(zip, "usage.csv", writer -> usage(caller, tenant, writer));
        file(zip, "audit.csv", writer -> audit(caller, tenant, writer));
        zip.finish();
    }

    private void instances(Caller caller, TenantId tenant, Writer writer) {
        var file = new CsvFile(
                writer,
                "id",
                "project",
                "name",
                "state",
                "type",
                "image",
                "root disk in bytes",
                "owner",
                "launched at");
        for (var project : directory.all(tenant)) {
            var there = in(caller, project);
            pages(
                    cursor -> {
                        var query = InstanceQuery.newest(ROWS);
                        return content.page(there, cursor.map(query::after).orElse(query));
                    },
                    instance -> file.row(
                            instance.id(),
                            project.slug(),
                            instance.name(),
                            instance.state().word(),
                            instance.type().name(),
                            instance.imageName(),
                            instance.rootDisk().value(),
                            instance.owner(),
                            instance.launchedAt()));
        }
    }

    private void members(Caller caller, TenantId tenant, Writer writer) {
        var file = new CsvFile(writer, "id", "username", "name", "email", "role", "where", "group");
        Consumer<MemberView> rows = member -> member.roles()
                .forEach(held -> file.row(
                        member.account().id(),
                        member.account().username(),
                        member.account().displayName(),
                        member.account().email().orElse(""),
                        held.membership().role().key(),
                        held.membership().where(),
                        held.group().orElse("")));
        pages(cursor -> members.page(caller, tenant, new PageRequest("", cursor, ROWS)), rows);
    }

    private void usage(Caller caller, TenantId tenant, Writer writer) {
        var file = new CsvFile(writer, "instance", "project", "meter", "from", "until", "quantity");
        for (var project : directory.all(tenant)) {
            usage.each(
                    in(caller, project),
                    record -> file.row(
                            record.resource(),
                            project.slug(),
                            record.meter().key(),
                            record.starts(),
                            record.ends().map(Object::toString).orElse(""),
                            record.quantity()));
        }
    }

    private void audit(Caller caller, TenantId tenant, Writer writer) {
        var file = new CsvFile(
                writer,
                "at",
                "outcome",
                "account",
                "name",
                "roles",
                "from",
                "project",
                "action",
                "resource",
                "detail",
                "before",
                "after",
                "reference");
        trail.each(
                caller,
                tenant,
                line -> file.row(
                        line.at(),
                        line.outcome(),
                        line.account(),
                        line.name(),
                        line.roles(),
                        line.origin(),
                        line.project(),
                        line.action(),
                        line.resource(),
                        line.detail(),
                        line.before(),
                        line.after(),
                        line.reference()));
    }

    /** What holds in the tenant as a whole holds in each of its projects. */
    private static Caller in(Caller caller, ProjectView project) {
        return caller.within(project.scope());
    }

    private static <T> void pages(Function<Optional<String>, KeysetPage<T>> source, Consumer<T> reader) {
        var page = source.apply(Optional.empty());
        page.items().forEach(reader);
        while (page.next().isPresent()) {
            page = source.apply(page.next());
            page.items().forEach(reader);
        }
    }

    private static void file(ZipOutputStream zip, String name, Consumer<Writer> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        content.accept(writer);
        writer.flush();
        zip.closeEntry();
    }
}
