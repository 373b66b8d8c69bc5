package breach.driver.provisioning.instance;

public record Guest(String name) {}
