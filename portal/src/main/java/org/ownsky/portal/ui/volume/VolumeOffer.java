package org.ownsky.portal.ui.volume;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.billing.CostService;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Component;

/** What a volume of a size costs, and what the quota is then: told before anybody presses the button. */
@Component
class VolumeOffer {
    private final CostService costs;
    private final QuotaService quota;
    private final Viewer viewer;

    VolumeOffer(CostService costs, QuotaService quota, Viewer viewer) {
        this.costs = costs;
        this.quota = quota;
        this.viewer = viewer;
    }

    /** What a GiB costs for an hour; empty for who may not see costs. */
    Optional<Money> gibPerHour(Caller caller) {
        return caller.may(Permission.COST_READ) && caller.scope().isPresent()
                ? Optional.of(costs.volumePerHour(caller, Bytes.ofGib(1)))
                : Optional.empty();
    }

    /** {@code €0.64}. */
    static String perMonth(Money gibPerHour, Bytes size) {
        return Prices.perMonth(gibPerHour.times(BigDecimal.valueOf(size.toGibCeiling())));
    }

    /**
     * Follows the field.
     *
     * @param size in GiB
     * @param present what the volume has already
     */
    Part beside(IntegerField size, Bytes present) {
        var part = new Part("col g12");
        size.setValueChangeMode(ValueChangeMode.LAZY);
        size.addValueChangeListener(change -> show(part, change.getValue(), present));
        show(part, size.getValue(), present);
        return part;
    }

    private void show(Part part, @Nullable Integer gib, Bytes present) {
        var caller = viewer.caller();
        if (gib == null || gib < 1 || caller.scope().isEmpty()) {
            part.show();
            return;
        }
        var wanted = Bytes.ofGib(gib);
        var more = Math.max(0, wanted.value() - present.value());
        var meters = Markup.of("div", "qs tight");
        quota.usage(caller).stream()
                .filter(line -> line.resource() == QuotaResource.VOLUME_STORAGE)
                .forEach(line -> meters.add(Meter.after(line, more).row()));
        var price = gibPerHour(caller)
                .map(each -> present.equals(Bytes.ZERO)
                        ? Words.say("volume.price", perMonth(each, wanted))
                        : Words.say("volume.priceGrown", perMonth(each, present), perMonth(each, wanted)));
        part.show(meters, Markup.text("p", "s13 t2", price.orElse("")));
    }
}
