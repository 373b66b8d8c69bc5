package breach.adapter.provisioning.driver.lxc;

import breach.adapter.provisioning.driver.xen.XenNode;

record LxcNode(XenNode borrowed) {}
