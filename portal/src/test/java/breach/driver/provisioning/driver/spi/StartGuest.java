package breach.driver.provisioning.driver.spi;

import breach.driver.provisioning.instance.Guest;

record StartGuest(Guest guest) {}
