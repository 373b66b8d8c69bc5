package org.ownsky.provisioning.driver;

import java.time.Clock;
import java.util.List;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.libvirt.LibvirtDriver;
import org.ownsky.provisioning.driver.libvirt.LibvirtSettings;
import org.ownsky.provisioning.driver.spi.Drivers;
import org.ownsky.provisioning.driver.spi.HypervisorDriver;
import org.ownsky.provisioning.driver.spi.VolumeBackends;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The drivers that this build knows. A driver does nothing until a node with an address of its kind is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LibvirtSettings.class)
class DriverConfiguration {
    @Bean
    FakeDriver fakeDriver() {
        return new FakeDriver();
    }

    @Bean
    LibvirtDriver libvirtDriver(LibvirtSettings settings, Clock clock) {
        return new LibvirtDriver(settings, clock);
    }

    @Bean
    Drivers drivers(List<HypervisorDriver> drivers) {
        return new DriverRegistry(drivers);
    }

    @Bean
    VolumeBackends volumeBackends() {
        return new VolumeBackendRegistry();
    }
}
