package org.ownsky.billing;

import java.time.OffsetDateTime;
import java.util.Currency;
import org.ownsky.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The price book's rows. */
@Component
class PriceStore {

    private final JdbcClient jdbc;

    PriceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PriceBook book(Currency currency) {
        return new PriceBook(jdbc.sql("""
                        select meter, effective_from, amount, unit
                        from billing.price
                        where currency = :currency
                        """)
                .param("currency", currency.getCurrencyCode())
                .query((row, number) -> new Price(
                        Meter.ofKey(row.getString("meter")),
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        new Money(row.getBigDecimal("amount"), currency),
                        PriceUnit.ofKey(row.getString("unit"))))
                .list());
    }
}
