package org.ownsky.provisioning.placement;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlacementSettings.class)
class PlacementConfiguration {}
