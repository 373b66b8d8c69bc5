package breach.job.provisioning.instance;

public record Guest(String name) {}
