package breach.cycle.one;

import breach.cycle.two.Two;

public record One(Two two) {}
