package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.Promised;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.RequestLine;
import org.ownsky.quota.request.Weighing;

/** What there is in the tenant, and what a yes would come to. */
final class WeighingCards extends Div {
    private final Part pool = new Part("card");
    private final Part outlook = new Part("card");

    WeighingCards() {
        addClassNames("lay", "half", "eq");
        add(pool, outlook);
    }

    void show(Caller caller, QuotaRequestView request, Optional<Weighing> weighing, LimitCosts costs) {
        setVisible(weighing.isPresent());
        weighing.ifPresent(weighs -> {
            pool.show(
                    Cards.heading(Words.say("request.pool")),
                    Markup.of("div", "body").add(Markup.of("div", "qs").add(pool(request, weighs))));
            outlook.show(Cards.heading(Words.say("request.ifApproved")), outlook(caller, request, weighs, costs));
        });
    }

    private static List<Markup> pool(QuotaRequestView request, Weighing weighing) {
        var rows = new ArrayList<Markup>();
        for (var line : request.lines()) {
            var place = place(weighing, line.resource());
            var promised = weighing.promised().stream()
                    .filter(sum -> sum.resource() == line.resource())
                    .findFirst();
            rows.add(promised.filter(sum -> sum.unlimited() == 0)
                    .map(sum -> promised(line, place, sum))
                    .orElseGet(() -> taken(line, place)));
        }
        return rows;
    }

    /** Where each project has a limit: what all of them were promised. */
    private static Markup promised(RequestLine line, PoolLine place, Promised sum) {
        var added = Math.max(0, line.wanted() - place.projectLimit());
        var row = meter(Words.say("request.promised", name(line)), sum.sum(), added, place.tenantLimit(), line)
                .row();
        if (place.tenantLimit() != QuotaLine.UNLIMITED) {
            var left = place.tenantLimit() - sum.sum() - added;
            row.add(Markup.text(
                    "span",
                    left < 0 ? "why num warn-t" : "why num",
                    left < 0
                            ? Words.say("request.overPromised", line.resource().format(-left))
                            : free(line.resource().format(left), sum.projects() - 1)));
        }
        return row;
    }

    private static String free(String left, long others) {
        return others == 0
                ? Words.say("request.staysFree", left)
                : Words.say("request.stayFree", left, Words.count("request.otherProjects", others));
    }

    /** Where some project has no limit of its own: what is taken, and would be when this is used. */
    private static Markup taken(RequestLine line, PoolLine place) {
        var added = Math.max(0, line.wanted() - place.projectTaken());
        return meter(Words.say("request.taken", name(line)), place.tenantTaken(), added, place.tenantLimit(), line)
                .row();
    }

    private static Meter meter(String label, long before, long added, long limit, RequestLine line) {
        var resource = line.resource();
        return new Meter(
                label,
                before,
                added,
                limit == QuotaLine.UNLIMITED ? 0 : limit,
                resource.format(before),
                resource.format(before + added),
                resource.format(limit));
    }

    private static Markup outlook(Caller caller, QuotaRequestView request, Weighing weighing, LimitCosts costs) {
        var list = Markup.of("dl", "kv");
        var more = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        request.lines().forEach(line -> more.put(line.resource(), line.more()));
        costs.perHour(caller, more).ifPresent(most -> {
            fact(list, Words.say("request.mostCost"), Words.say("request.aMonth", Prices.perMonth(most)));
            costs.now(caller)
                    .ifPresent(now -> fact(
                            list,
                            Words.say("request.costsNow"),
                            Words.say("request.upTo", Prices.perMonth(now), Prices.perMonth(now.plus(most)))));
        });
        for (var line : request.lines()) {
            var place = place(weighing, line.resource());
            fact(
                    list,
                    Words.say("request.limit", name(line)),
                    line.resource().format(line.present()) + " → "
                            + line.resource().format(line.wanted()));
            fact(
                    list,
                    Words.say("request.uses", name(line)),
                    Words.say(
                            "request.usesOf",
                            line.resource().format(place.projectTaken()),
                            percent(place.projectTaken(), line.present())));
        }
        var fits = request.lines().stream()
                .allMatch(line -> place(weighing, line.resource()).missingInTenant(line.wanted()) == 0);
        return Markup.of("div", "body col g12")
                .add(
                        list,
                        Markup.of("p", "s12 t2")
                                .add((fits ? Tone.OK : Tone.STOPPING)
                                        .badge(Words.say(fits ? "launch.fits" : "launch.fitsNot")))
                                .add(" " + Words.say(fits ? "request.poolCarries" : "request.poolTooSmall")));
    }

    private static void fact(Markup list, String name, String value) {
        list.add(Markup.of("dt").add(name), Markup.of("dd").add(value));
    }

    private static long percent(long taken, long limit) {
        return limit == 0 ? 0 : Math.round(100.0 * taken / limit);
    }

    private static String name(RequestLine line) {
        return Words.say("quota." + line.resource().name());
    }

    private static PoolLine place(Weighing weighing, QuotaResource resource) {
        return weighing.lines().stream()
                .filter(line -> line.resource() == resource)
                .findFirst()
                .orElseGet(() -> new PoolLine(resource, 0, 0, 0, 0, 0));
    }
}
