package breach.port.provisioning.instance;

import breach.port.provisioning.driver.xen.XenNode;

record StartOnXen(XenNode node) {}
