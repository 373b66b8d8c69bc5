package breach.mock.mockito;

public record Pretend(String answer) {}
