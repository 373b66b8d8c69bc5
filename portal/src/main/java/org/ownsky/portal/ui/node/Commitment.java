package org.ownsky.portal.ui.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.NodeNavigation;
import org.ownsky.provisioning.node.ZoneView;
import org.ownsky.quota.FleetLine;
import org.ownsky.quota.QuotaResource;

/** What tenants were granted against what the machines have: in all, and held against each zone alone. */
public final class Commitment {

    private Commitment() {}

    /** What was given out, of all zones together. */
    public static Markup given(List<ZoneView> zones) {
        return Markup.of("div", "qs")
                .add(
                        Meter.of(
                                        Words.say("quota.VCPUS"),
                                        sum(zones, ZoneView::vcpusAllocated),
                                        sum(zones, ZoneView::vcpusLimit))
                                .row(),
                        Meter.ofBytes(
                                        Words.say("quota.MEMORY"),
                                        sum(
                                                zones,
                                                zone -> zone.memoryAllocated().value()),
                                        sum(zones, zone -> zone.memoryLimit().value()))
                                .row(),
                        Meter.ofBytes(
                                        Words.say("node.storage"),
                                        sum(zones, Commitment::stored),
                                        sum(zones, zone -> zone.storage().value()))
                                .row());
    }

    /** What was granted, of all zones together, with how many times that is what is installed; instances have no measure. */
    public static Markup granted(List<ZoneView> zones, List<FleetLine> granted) {
        var meters = Markup.of("div", "qs");
        granted.forEach(line -> granted(line, zones).ifPresent(meters::add));
        return meters;
    }

    private static Optional<Markup> granted(FleetLine line, List<ZoneView> zones) {
        var capacity = sum(zones, zone -> capacity(line.resource(), zone));
        if (capacity == 0) {
            return Optional.empty();
        }
        var resource = line.resource();
        var row = new Meter(
                        Words.say("quota." + resource.name()),
                        line.granted(),
                        0,
                        capacity,
                        resource.format(line.granted()),
                        resource.format(line.granted()),
                        resource.format(capacity))
                .row();
        var installed = sum(zones, zone -> installed(resource, zone));
        var words = new ArrayList<String>();
        words.add(Words.say(
                "fleet.times." + resource.name(), times(line.granted(), installed), resource.format(installed)));
        if (line.unlimited() > 0) {
            words.add(Words.count("fleet.unlimited", line.unlimited()));
        }
        return Optional.of(row.add(Markup.text("span", "why num", String.join("; ", words))));
    }

    /** A card for each zone, which leads to its nodes. */
    static List<Markup> cards(List<ZoneView> zones, List<FleetLine> granted) {
        return zones.stream().map(zone -> card(zone, granted)).toList();
    }

    private static Markup card(ZoneView zone, List<FleetLine> granted) {
        var meter = Meter.of(Words.say("quota.VCPUS"), zone.vcpusAllocated(), zone.vcpusLimit());
        var memory = Meter.ofBytes(
                Words.say("quota.MEMORY"),
                zone.memoryAllocated().value(),
                zone.memoryLimit().value());
        return Markup.of("div", "card kpi zone")
                .key(zone.name())
                .add(
                        Markup.of("span", "row")
                                .add(
                                        Markup.link(NodeNavigation.zone(zone.name()), "nm b", zone.name()),
                                        Markup.of("span", "sp"),
                                        Markup.text(
                                                "span",
                                                "s12 t2",
                                                zone.up() == zone.nodes()
                                                        ? Words.count("zone.nodes", zone.nodes())
                                                        : Words.say(
                                                                "zone.nodesUp",
                                                                Words.number(zone.up()),
                                                                Words.number(zone.nodes())))),
                        Markup.of("span", "v")
                                .add(Math.round(meter.percent()) + " % ")
                                .add(Markup.of("small")
                                        .add(Words.say(
                                                "zone.of",
                                                Words.number(zone.vcpusLimit()),
                                                QuotaResource.MEMORY.format(
                                                        zone.memoryLimit().value())))),
                        meter.bar(),
                        Markup.text("span", "d", memory.words()),
                        Markup.text("span", "d", alone(zone, granted)));
    }

    /** {@code Everything granted, against this zone: vCPU 3.1 ×, Memory 0.8 ×}. */
    private static String alone(ZoneView zone, List<FleetLine> granted) {
        var parts = granted.stream()
                .filter(line -> capacity(line.resource(), zone) > 0)
                .map(line -> Words.say(
                        "zone.part",
                        Words.say("quota." + line.resource().name()),
                        times(line.granted(), capacity(line.resource(), zone))))
                .toList();
        return parts.isEmpty() ? Words.say("zone.nothing") : Words.say("zone.alone", String.join(", ", parts));
    }

    private static long capacity(QuotaResource resource, ZoneView zone) {
        return switch (resource) {
            case VCPUS -> zone.vcpusLimit();
            case MEMORY -> zone.memoryLimit().value();
            case ROOT_DISK -> zone.storage().value();
            case INSTANCES, VOLUMES, VOLUME_STORAGE, SNAPSHOTS, SNAPSHOT_STORAGE -> 0;
        };
    }

    private static long installed(QuotaResource resource, ZoneView zone) {
        return switch (resource) {
            case VCPUS -> zone.cpus();
            case MEMORY -> zone.memory().value();
            case ROOT_DISK -> zone.storage().value();
            case INSTANCES, VOLUMES, VOLUME_STORAGE, SNAPSHOTS, SNAPSHOT_STORAGE -> 0;
        };
    }

    private static long stored(ZoneView zone) {
        return zone.storage().value() - zone.storageFree().value();
    }

    /** {@code 3.1 ×}. */
    private static String times(long granted, long there) {
        return there == 0 ? "–" : String.format(Locale.ENGLISH, "%,.1f ×", (double) granted / there);
    }

    private static long sum(List<ZoneView> zones, ToLongFunction<ZoneView> amount) {
        return zones.stream().mapToLong(amount).sum();
    }
}
