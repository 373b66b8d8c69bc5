package org.ownsky.portal.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the REST API one client may use, per portal process.
 *
 * @param requestsPerMinute with one token
 * @param requestsPerMinuteAndAddress from one address, whatever the token
 * @param refusalsPerMinute from one address without a good token
 */
@ConfigurationProperties("ownsky.api")
record ApiSettings(
        @DefaultValue("1200") int requestsPerMinute,
        @DefaultValue("6000") int requestsPerMinuteAndAddress,
        @DefaultValue("60") int refusalsPerMinute) {

    ApiSettings {
        if (requestsPerMinute < 1 || requestsPerMinuteAndAddress < 1 || refusalsPerMinute < 1) {
            throw new IllegalArgumentException("Limits of ownsky.api are 1 or more a minute");
        }
    }
}
