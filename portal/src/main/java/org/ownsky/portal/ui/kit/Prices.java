package org.ownsky.portal.ui.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.ownsky.kernel.Money;

/** Amounts of money for people: rounded for the eye only, never for the bill. */
public final class Prices {
    /** Hours in the month that a monthly price is told for: 365 days of 24 hours in 12 parts. */
    private static final BigDecimal MONTH = BigDecimal.valueOf(730);

    private static final BigDecimal FINE = BigDecimal.ONE;

    private Prices() {}

    /** {@code €0.0640}: per hour, four decimals. */
    public static String perHour(Money money) {
        return shown(money, 4);
    }

    /** {@code €46.72}: what an hourly price comes to in a month of 730 hours. */
    public static String perMonth(Money perHour) {
        return shown(perHour.times(MONTH), 2);
    }

    /** {@code €19.23}, and with four decimals below one unit, where a short-lived instance would else seem free. */
    public static String amount(Money money) {
        return shown(money, money.amount().signum() != 0 && money.amount().abs().compareTo(FINE) < 0 ? 4 : 2);
    }

    /** {@code €0.005500}: a unit's price, six decimals. */
    public static String fine(Money money) {
        return shown(money, 6);
    }

    private static String shown(Money money, int decimals) {
        var symbol = money.currency().getSymbol(Locale.UK);
        return symbol
                + String.format(
                        Locale.ENGLISH,
                        "%,." + decimals + "f",
                        money.amount().setScale(decimals, RoundingMode.HALF_UP));
    }
}
