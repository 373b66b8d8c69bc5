package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;

/** A limit for each resource, memory and disks in GiB; an empty field is no limit. */
public final class LimitFields extends Div {
    private final Map<QuotaResource, IntegerField> fields = new EnumMap<>(QuotaResource.class);
    private final Map<QuotaResource, Integer> shown = new EnumMap<>(QuotaResource.class);

    public LimitFields() {
        addClassNames("limits");
        for (var resource : QuotaResource.values()) {
            var field = new IntegerField(Words.say("quota." + resource.name()));
            field.setMin(0);
            field.setPlaceholder(Words.say("limits.none"));
            field.setWidthFull();
            if (LimitUnit.isGib(resource)) {
                field.setSuffixComponent(new Span("GiB"));
            }
            fields.put(resource, field);
            add(field);
        }
    }

    /** Shows these limits; those of other resources stay. */
    public LimitFields show(List<QuotaLine> lines) {
        lines.forEach(line -> {
            if (!line.unlimited()) {
                var value = LimitUnit.ceiling(line.resource(), line.limit());
                shown.put(line.resource(), value);
                field(line.resource()).setValue(value);
            }
        });
        return this;
    }

    /** Enters these limits, as if somebody typed them; those of other resources stay. */
    public void enter(Map<QuotaResource, Long> limits) {
        limits.forEach((resource, limit) -> field(resource)
                .setValue(limit == QuotaLine.UNLIMITED ? null : (Integer) LimitUnit.ceiling(resource, limit)));
    }

    /** Those that are given. */
    public Map<QuotaResource, Long> given() {
        var limits = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        fields.forEach((resource, field) -> {
            var value = field.getValue();
            if (value != null) {
                limits.put(resource, value * LimitUnit.size(resource));
            }
        });
        return limits;
    }

    /** Those that differ from what was shown; {@link QuotaLine#UNLIMITED} for fields that were emptied. */
    public Map<QuotaResource, Long> changed() {
        var limits = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        fields.forEach((resource, field) -> {
            if (!Objects.equals(field.getValue(), shown.get(resource))) {
                limits.put(resource, given().getOrDefault(resource, QuotaLine.UNLIMITED));
            }
        });
        return limits;
    }

    private IntegerField field(QuotaResource resource) {
        var field = fields.get(resource);
        if (field == null) {
            throw new IllegalStateException("No field for " + resource);
        }
        return field;
    }
}
