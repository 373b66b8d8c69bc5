package breach.floors.provisioning;

public record Guest(String name) {}
