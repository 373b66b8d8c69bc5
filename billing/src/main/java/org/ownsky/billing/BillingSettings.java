package org.ownsky.billing;

import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code ownsky.billing.*}.
 *
 * @param currency of all costs, as an ISO 4217 code; the price book must have prices in it (it comes with EUR)
 */
@ConfigurationProperties("ownsky.billing")
record BillingSettings(@DefaultValue("EUR") Currency currency) {}
