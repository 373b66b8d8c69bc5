package org.ownsky.portal.ui.job;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.job.JobView;

/** Jobs as a table; rows are drawn in the browser. */
final class JobGrid extends Grid<JobView> {
    static final int PAGE = 40;

    JobGrid(Consumer<JobView> cancel, Consumer<JobView> retry, Supplier<Caller> caller) {
        super(PAGE);
        setSelectionMode(SelectionMode.NONE);
        setAriaLabel(Words.say("jobs.title"));
        addColumn(
                        row(
                                "<span class=\"cut block\"><a class=\"name\" href=\"${item.href}\">${item.title}</a></span>"
                                        + "<span class=\"sub\"><a class=\"t3\" href=\"${item.subjectHref}\">${item.subject}</a></span>"))
                .setHeader(Words.say("jobs.column.job"))
                .setFlexGrow(2)
                .setWidth("170px");
        addColumn(
                        row(
                                "<span class=\"state ${item.tone}\"><span class=\"g g-${item.tone}\" aria-hidden=\"true\"></span>${item.state}</span>"))
                .setHeader(Words.say("jobs.column.state"))
                .setFlexGrow(0)
                .setWidth("150px");
        addColumn(
                        row(
                                "<span class=\"block cut\" title=\"${item.message}\">${item.now}</span><span class=\"sub\">${item.message}</span>"))
                .setHeader(Words.say("jobs.column.step"))
                .setFlexGrow(3)
                .setWidth("200px");
        addColumn(
                        row(
                                "<span class=\"block\"><ownsky-time at=\"${item.at}\" form=\"ago\"></ownsky-time></span><span class=\"sub\">${item.by}</span>"))
                .setHeader(Words.say("jobs.column.asked"))
                .setFlexGrow(0)
                .setWidth("130px");
        addColumn(LitRenderer.<JobView>of(
                                "<vaadin-button class=\"small\" ?hidden=\"${!item.cancel}\" @click=\"${stop}\">${item.cancelWord}</vaadin-button>"
                                        + "<vaadin-button class=\"small\" theme=\"primary\" ?hidden=\"${!item.retry}\" @click=\"${again}\">${item.retryWord}</vaadin-button>")
                        .withProperty("cancel", job -> mayCancel(caller.get(), job))
                        .withProperty("retry", job -> mayRetry(caller.get(), job))
                        .withProperty("cancelWord", job -> Words.say("job.cancel"))
                        .withProperty("retryWord", job -> Words.say("job.retry"))
                        .withFunction("stop", cancel::accept)
                        .withFunction("again", retry::accept))
                .setFlexGrow(0)
                .setWidth("108px");
    }

    static boolean mayCancel(Caller caller, JobView job) {
        return job.state() == JobState.QUEUED && caller.mayOperate(job.project(), Permission.INSTANCE_OPERATE);
    }

    static boolean mayRetry(Caller caller, JobView job) {
        return job.state() == JobState.NEEDS_ATTENTION && caller.may(Permission.FLEET_OPERATE);
    }

    private static LitRenderer<JobView> row(String template) {
        var renderer = LitRenderer.<JobView>of(template);
        Map<String, ValueProvider<JobView, ?>> values = Map.of(
                "href", job -> JobNavigation.page(job.id()),
                "title", job -> Said.job(job.type()),
                "subject", JobView::subjectName,
                "subjectHref", JobGrid::subjectAddress,
                "tone", job -> Tone.of(job.state()).className(),
                "state", job -> Said.state(job.state()),
                "now", JobGrid::now,
                "message", job -> job.message().orElse(""),
                "at", job -> job.createdAt().toString(),
                "by", JobView::requestedBy);
        values.forEach((property, provider) -> {
            if (template.contains("item." + property + "}")) {
                renderer.withProperty(property, provider);
            }
        });
        return renderer;
    }

    private static String subjectAddress(JobView job) {
        return IdFormat.matches(InstanceId.PREFIX, job.subject())
                ? InstanceNavigation.page(job.subject())
                : JobNavigation.page(job.id());
    }

    private static String now(JobView job) {
        return job.state().finished()
                ? Words.say("job.steps.done", job.stepsDone(), job.stepsTotal())
                : JobMarkup.now(job) + " · " + Words.say("job.steps.done", job.stepsDone(), job.stepsTotal());
    }
}
