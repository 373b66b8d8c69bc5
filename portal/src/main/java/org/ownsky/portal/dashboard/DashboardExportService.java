package org.ownsky.portal.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.ownsky.billing.RunningCost;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.csv.CsvFile;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the projects of a tenant's dashboard into a file, with numbers that a spreadsheet can go on with. */
@Service
public class DashboardExportService {
    private static final int DECIMALS = 4;

    private final TenantDashboardService dashboard;
    private final AuditTrail trail;
    private final TransactionOperations transactions;

    DashboardExportService(TenantDashboardService dashboard, AuditTrail trail, TransactionOperations transactions) {
        this.dashboard = dashboard;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** One row a project (RFC 4180), as {@link TenantDashboardService#read} has it for this caller; that is on record. */
    public void write(Caller caller, TenantId tenant, OutputStream out) throws IOException {
        var read = dashboard.read(caller, tenant);
        transactions.executeWithoutResult(_ -> trail.record(
                caller,
                "dashboard.export",
                tenant.value(),
                read.resources().projects().size() + " projects"));
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var file = new CsvFile(
                writer,
                "projectId",
                "slug",
                "name",
                "administrators",
                "instances",
                "running",
                "vcpus",
                "vcpusLimit",
                "memoryBytes",
                "memoryBytesLimit",
                "currency",
                "monthSoFar",
                "perHour",
                "forecast");
        for (var project : read.resources().projects()) {
            row(file, project);
        }
        writer.flush();
    }

    private static void row(CsvFile file, ProjectSummary project) {
        var there = project.instances().entrySet().stream()
                .filter(entry -> entry.getKey() != InstanceState.TERMINATED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        var vcpus = project.line(QuotaResource.VCPUS);
        var memory = project.line(QuotaResource.MEMORY);
        var cost = project.cost();
        file.row(
                project.project().id(),
                project.project().slug(),
                project.project().name(),
                String.join(", ", project.administrators()),
                there,
                project.instances().getOrDefault(InstanceState.RUNNING, 0L),
                promised(vcpus),
                limit(vcpus),
                promised(memory),
                limit(memory),
                cost.map(known -> known.soFar().currency().getCurrencyCode()).orElse(""),
                cost.map(RunningCost::soFar).map(DashboardExportService::amount).orElse(""),
                cost.map(RunningCost::perHour)
                        .map(DashboardExportService::amount)
                        .orElse(""),
                cost.map(RunningCost::forecast)
                        .map(DashboardExportService::amount)
                        .orElse(""));
    }

    private static String promised(Optional<QuotaLine> line) {
        return line.map(known -> String.valueOf(known.used() + known.reserved()))
                .orElse("");
    }

    /** Empty for no limit. */
    private static String limit(Optional<QuotaLine> line) {
        return line.filter(known -> !known.unlimited())
                .map(known -> String.valueOf(known.limit()))
                .orElse("");
    }

    private static String amount(Money money) {
        return money.amount().setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
