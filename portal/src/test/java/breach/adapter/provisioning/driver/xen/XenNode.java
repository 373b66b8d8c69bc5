package breach.adapter.provisioning.driver.xen;

public record XenNode(String address) {}
