package org.ownsky.portal.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tenants end.
 *
 * @param grace from closing a tenant to removing what it has
 * @param tendEvery how often what has yet to be stopped or removed is looked for
 */
@ConfigurationProperties("ownsky.tenant")
record LifecycleSettings(
        @DefaultValue("30d") Duration grace,
        @DefaultValue("20s") Duration tendEvery) {}
