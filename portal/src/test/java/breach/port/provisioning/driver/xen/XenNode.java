package breach.port.provisioning.driver.xen;

public record XenNode(String address) {}
