package breach.cycle.two;

import breach.cycle.one.One;

public record Two(One one) {}
