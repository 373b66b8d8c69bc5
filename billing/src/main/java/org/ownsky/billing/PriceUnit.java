package org.ownsky.billing;

import java.math.BigInteger;
import java.time.Duration;

/** What a price is for: so much of something, for so long. A month is 730 hours in every month. */
enum PriceUnit {
    VCPU_HOUR("vcpu-hour", "vCPU hours", 1, Duration.ofHours(1)),
    GIB_HOUR("gib-hour", "GiB hours", 1L << 30, Duration.ofHours(1)),
    GIB_MONTH("gib-month", "GiB months", 1L << 30, Duration.ofHours(730));

    private final String key;
    private final String plural;
    private final BigInteger quantitySeconds;

    PriceUnit(String key, String plural, long quantity, Duration time) {
        this.key = key;
        this.plural = plural;
        this.quantitySeconds = BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(time.toSeconds()));
    }

    /** In words, for more than one: {@code GiB hours}. */
    String plural() {
        return plural;
    }

    /** The unit in processors or bytes, times seconds. */
    BigInteger quantitySeconds() {
        return quantitySeconds;
    }

    /** The unit of a persisted name. */
    static PriceUnit ofKey(String key) {
        for (var unit : values()) {
            if (unit.key.equals(key)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("No price unit is called " + key);
    }
}
